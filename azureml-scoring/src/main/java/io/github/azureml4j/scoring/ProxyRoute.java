package io.github.azureml4j.scoring;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import okhttp3.Credentials;

/**
 * Which proxy leads to a host, and how the caller proves itself to that proxy. A password is told to its proxy and to
 * nobody else, and appears in no text. Immutable, thread-safe.
 */
public final class ProxyRoute extends ProxySelector {

    private final ProxySelector choice;
    private final List<Account> accounts;

    private ProxyRoute(ProxySelector choice, List<Account> accounts) {
        this.choice = choice;
        this.accounts = List.copyOf(accounts);
    }

    /**
     * The routes of a selector, without accounts.
     *
     * @param choice chooses a proxy for each host
     * @return the routes; the same object if it is one already
     */
    public static ProxyRoute of(ProxySelector choice) {
        Objects.requireNonNull(choice, "choice");
        return choice instanceof ProxyRoute route ? route : new ProxyRoute(choice, List.of());
    }

    /**
     * The same routes with an account at one of their proxies. Only Basic authentication is offered, which anyone between
     * here and the proxy can read.
     *
     * @param proxy the proxy's address, as the selector names it
     * @param user the user's name
     * @param password the user's password
     * @return other routes
     */
    public ProxyRoute withAccount(InetSocketAddress proxy, String user, String password) {
        List<Account> more = new ArrayList<>(accounts);
        more.add(new Account(proxy.getHostString(), proxy.getPort(), Credentials.basic(user, password)));
        return new ProxyRoute(choice, more);
    }

    /**
     * The same accounts on other routes.
     *
     * @param other chooses a proxy for each host
     * @return other routes
     */
    public ProxyRoute choosing(ProxySelector other) {
        return new ProxyRoute(other, accounts);
    }

    @Override
    public List<Proxy> select(URI uri) {
        return choice.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        choice.connectFailed(uri, address, failure);
    }

    @Override
    public String toString() {
        return "ProxyRoute[" + accounts.size() + " accounts]";
    }

    /** What the proxy is told of the caller. */
    Optional<String> authorization(SocketAddress proxy) {
        return accounts.stream()
                .filter(account -> account.at(proxy))
                .map(Account::authorization)
                .findFirst();
    }

    private record Account(String host, int port, String authorization) {

        boolean at(SocketAddress proxy) {
            return proxy instanceof InetSocketAddress address
                    && address.getPort() == port
                    && address.getHostString().equalsIgnoreCase(host);
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
