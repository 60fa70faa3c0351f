package io.github.azureml4j.auth;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/** The same proxy, or none, for every host. */
final class FixedRoute extends ProxySelector {

    private final List<Proxy> only;

    private FixedRoute(Proxy proxy) {
        this.only = List.of(proxy);
    }

    static ProxySelector of(Proxy proxy) {
        return new FixedRoute(proxy);
    }

    @Override
    public List<Proxy> select(URI uri) {
        return only;
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        // There is no other way to try; the caller sees the failure.
    }
}
