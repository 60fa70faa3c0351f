package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureml4j.scoring.redaction.Redactor;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemediesTest {

    /** The numbers that users meet, as their questions show. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "7000215", "7000222", "700016", "700027", "90002", "50020", "50034", "50053", "50055", "50057", "50058",
                "50059", "50076", "50079", "50126", "50173", "53003", "65001", "65004", "70043", "700082", "700084",
                "7000112", "70021", "700213", "500011", "90033", "900023", "90072", "50194", "7000218", "70016",
                        "70020",
                "530003"
            })
    void commonRefusalHasOneLineOfRemedy(String number) {
        SignInException failure = SignInException.from(
                new IllegalStateException("AADSTS" + number + ": No.\r\nTrace ID: 1\r\nTimestamp: 2"));

        assertThat(failure.code()).contains("AADSTS" + number);
        assertThat(failure.remedy()).get().asString().isNotBlank().doesNotContain("\n");
        assertThat(failure)
                .hasMessage("sign-in failed: AADSTS" + number + ": No. Trace ID: 1 Timestamp: 2. What to try: "
                        + failure.remedy().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"90033, true", "7000215, false", "50076, false", "123456789, false"})
    void onlyABusyEntraIsWorthAnotherTry(String number, boolean worth) {
        SignInException failure = SignInException.from(new IllegalStateException("AADSTS" + number + ": x"));

        assertThat(failure.isTransient()).isEqualTo(worth);
        assertThat(failure.isUnavailable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"503, true", "429, true", "0, true", "400, false", "401, false"})
    void statusTellsWhetherToTryAgain(int status, boolean worth) {
        Exchange last = new Exchange("login.microsoftonline.com", status, null);

        SignInException failure = SignInException.from(new IllegalStateException("x"), last, Redactor.SHAPES);

        assertThat(failure.isTransient()).isEqualTo(worth);
        assertThat(failure.host()).contains("login.microsoftonline.com");
    }

    @Test
    void silenceIsTransient() {
        assertThat(SignInException.from(new RuntimeException(new ConnectException("refused")))
                        .isTransient())
                .isTrue();
    }
}
