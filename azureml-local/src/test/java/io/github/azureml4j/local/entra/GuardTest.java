package io.github.azureml4j.local.entra;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {

    private static final String URL = WireClient.ARM + "/subscriptions?api-version=2022-12-01";

    private static AzureMlLocal local;
    private static WireClient wire;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        wire = new WireClient(local);
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://management.azure.com",
                "https://management.azure.com/",
                "https://management.core.windows.net/",
                "https://management.chinacloudapi.cn",
                "https://management.core.usgovcloudapi.net/"
            })
    void resourceManagerAcceptsItsAudiences(String audience) {
        assertThat(wire.json(wire.token(audience), "GET", URL, null).status()).isEqualTo(200);
    }

    @Test
    void missingTokenIsChallenged() {
        Answer answer = wire.send("GET", URL, null);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.errorCode()).isEqualTo("AuthenticationFailed");
        assertThat(answer.header("WWW-Authenticate"))
                .startsWith("Bearer authorization_uri=\"https://login.microsoftonline.com/" + local.tenantId() + "\"")
                .contains("error=\"invalid_token\"");
    }

    @Test
    void tokenForAnotherAudienceIsRefused() {
        Answer answer = wire.json(wire.token("https://vault.azure.net"), "GET", URL, null);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.errorCode()).isEqualTo("InvalidAuthenticationTokenAudience");
    }

    @Test
    void tokenOfAnotherSignerIsRefused() {
        try (AzureMlLocal other = AzureMlLocal.start()) {
            String foreign = new WireClient(other).token(WireClient.ARM);

            assertThat(wire.json(foreign, "GET", URL, null).errorCode()).isEqualTo("InvalidAuthenticationToken");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "opaque", "a.b.c", "e30.e30.", "e30.e30.AAAA", "..", "=.=.="})
    void whatIsNoTokenIsRefused(String token) {
        assertThat(wire.json(token, "GET", URL, null).status()).isEqualTo(401);
    }
}
