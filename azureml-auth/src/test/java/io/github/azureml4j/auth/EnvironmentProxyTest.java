package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureml4j.scoring.ProxyRoute;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentProxyTest {

    @ParameterizedTest(name = "{0} goes by {1}")
    @CsvSource({
        "https://management.azure.com, secure:3128",
        "http://service.example,       plain:80",
        "https://internal.example,     direct",
        "https://a.internal.example,   direct",
        "https://notinternal.example,  secure:3128",
    })
    void requestGoesBy(URI uri, String expected) {
        ProxyRoute proxies = EnvironmentProxy.of(Map.of(
                "HTTPS_PROXY",
                "http://secure:3128",
                "http_proxy",
                "plain",
                "NO_PROXY",
                "a.example, .internal.example"));

        assertThat(proxies.select(uri)).extracting(EnvironmentProxyTest::name).containsExactly(expected);
    }

    @Test
    void emptyEnvironmentGoesDirectly() {
        assertThat(EnvironmentProxy.of(Map.of()).select(URI.create("https://management.azure.com")))
                .containsExactly(Proxy.NO_PROXY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:canary@proxy:3128",
                "socks5://canary:1080",
                "http://canary:x y",
                "http://u:canary@p/x"
            })
    void proxyThatCannotBeUsedIsNamedWithoutItsValue(String value) {
        assertThatThrownBy(() -> EnvironmentProxy.of(Map.of("HTTPS_PROXY", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HTTPS_PROXY")
                .hasMessageNotContaining("canary");
    }

    @ParameterizedTest(name = "NO_PROXY={0}: {1} is direct: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            internal.example       | https://internal.example       | true
            internal.example       | https://a.internal.example     | true
            .internal.example      | https://internal.example       | true
            *.internal.example     | https://a.internal.example     | true
            internal.example       | https://notinternal.example    | false
            INTERNAL.example       | https://Internal.Example       | true
            *                      | https://management.azure.com   | true
            internal.example:8443  | https://internal.example:8443  | true
            internal.example:8443  | https://internal.example       | false
            internal.example:443   | https://internal.example       | true
            internal.example:80    | http://internal.example        | true
            10.0.0.0/8             | https://10.1.2.3               | true
            10.0.0.0/8             | https://11.1.2.3               | false
            10.1.2.0/25            | https://10.1.2.200             | false
            0.0.0.0/0              | https://192.0.2.1              | true
            10.1.2.3               | https://10.1.2.3:8443          | true
            2001:db8::1            | https://[2001:db8::1]          | true
            [2001:db8::1]:8443     | https://[2001:db8::1]:8443     | true
            [2001:db8::1]:8443     | https://[2001:db8::1]          | false
            a.example,,b.example   | https://b.example              | true
            a.example b.example    | https://b.example              | true
            ,                      | https://management.azure.com   | false
            """)
    void hostsOfNoProxyAreReachedDirectly(String noProxy, URI uri, boolean direct) {
        ProxyRoute proxies =
                EnvironmentProxy.of(Map.of("HTTPS_PROXY", "p:1", "HTTP_PROXY", "p:1", "no_proxy", noProxy));

        assertThat(proxies.select(uri))
                .extracting(EnvironmentProxyTest::name)
                .containsExactly(direct ? "direct" : "p:1");
    }

    @Test
    void textOfARouteHoldsNoPassword() {
        ProxyRoute proxies = EnvironmentProxy.of(Map.of("HTTPS_PROXY", "http://user:canary@proxy:3128"));

        assertThat(proxies.select(URI.create("https://a.example")))
                .extracting(EnvironmentProxyTest::name)
                .containsExactly("proxy:3128");
        assertThat(proxies.toString()).doesNotContain("canary");
    }

    private static String name(Proxy proxy) {
        return proxy.address() instanceof InetSocketAddress address
                ? address.getHostString() + ":" + address.getPort()
                : "direct";
    }
}
