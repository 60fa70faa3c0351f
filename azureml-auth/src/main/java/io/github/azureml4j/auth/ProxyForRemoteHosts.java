package io.github.azureml4j.auth;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/** Any choice of proxies, but none for {@link LocalHosts}, whoever asked for it. */
final class ProxyForRemoteHosts extends ProxySelector {

    private final ProxySelector others;

    ProxyForRemoteHosts(ProxySelector others) {
        this.others = others;
    }

    @Override
    public List<Proxy> select(URI uri) {
        return LocalHosts.contains(uri) ? List.of(Proxy.NO_PROXY) : others.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        others.connectFailed(uri, address, failure);
    }
}
