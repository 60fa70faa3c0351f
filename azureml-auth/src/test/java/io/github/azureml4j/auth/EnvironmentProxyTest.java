package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        EnvironmentProxy proxies = EnvironmentProxy.of(Map.of(
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
    @ValueSource(strings = {"http://user:canary@proxy:3128", "socks5://canary:1080", "http://canary:x y"})
    void proxyThatCannotBeUsedIsNamedWithoutItsValue(String value) {
        assertThatThrownBy(() -> EnvironmentProxy.of(Map.of("HTTPS_PROXY", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("HTTPS_PROXY")
                .hasMessageNotContaining("canary");
    }

    private static String name(Proxy proxy) {
        return proxy.address() instanceof InetSocketAddress address
                ? address.getHostString() + ":" + address.getPort()
                : "direct";
    }
}
