package io.github.azureml4j.scoring.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    private static final String KEY = "canary/of+the \"key\"=";

    private final Redactor redactor = Redactor.of(List.of(KEY));

    static List<String> forms() {
        byte[] bytes = KEY.getBytes(StandardCharsets.UTF_8);
        return List.of(
                KEY,
                URLEncoder.encode(KEY, StandardCharsets.UTF_8),
                URLEncoder.encode(KEY, StandardCharsets.UTF_8).replace("+", "%20"),
                KEY.replace("\"", "\\\""),
                KEY.replace("\"", "&quot;"),
                Base64.getEncoder().encodeToString(bytes));
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.MethodSource("forms")
    void knownSecretIsTakenOutInEveryForm(String form) {
        assertThat(redactor.text("you sent '" + form + "' to us")).isEqualTo("you sent '***' to us");
    }

    @Test
    void keyOfManyLinesIsTakenOutLineByLine() {
        String line = "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC";
        assertThat(Redactor.of(List.of("-----BEGIN KEY-----\n" + line + "\n-----END KEY-----\n"))
                        .text("line 2: " + line))
                .isEqualTo("line 2: ***");
    }

    @Test
    void shortWordIsNoSecret() {
        assertThat(Redactor.of(List.of("key")).text("the key is wrong")).isEqualTo("the key is wrong");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            token eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.c2lnbmF0dXJl | token ***
            Authorization: Bearer abcdefghijkl0123 | Authorization: Bearer ***
            Basic Y2xpZW50OmNhbmFyeQ== refused | Basic *** refused
            GET https://a.example/x?sv=1&sig=Zm9v%2Bbar&se=2 | GET https://a.example/x?sv=1&sig=***&se=2
            AccountName=a;AccountKey=Zm9vYmFy==;Endpoint=b | AccountName=a;AccountKey=***;Endpoint=b
            {"client_secret":"canary"} | {"client_secret":"***"}
            {\\"primaryKey\\": \\"canary\\"} | {\\"primaryKey\\": \\"***\\"}
            grant_type=x&client_secret=canary&y=1 | grant_type=x&client_secret=***&y=1
            proxy http://user:canary@proxy.example:80 | proxy http://***@proxy.example:80""")
    void whatLooksLikeASecretIsTakenOut(String text, String clean) {
        assertThat(Redactor.SHAPES.text(text)).isEqualTo(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AADSTS7000215: Invalid client secret provided.",
                "The key 'https://v.vault.azure.net/keys/k/1' was not found.",
                "Bearer authorization_uri=\"https://login.microsoftonline.com/x\"",
                "Basic authentication is off",
                "the password is wrong; signature=unknown is not sig",
                "mail to team@example.com, see https://a.example/b@c"
            })
    void ordinaryTextStays(String text) {
        assertThat(Redactor.SHAPES.text(text)).isEqualTo(text);
    }

    @Test
    void causeWithoutSecretsIsKept() {
        Throwable cause = new IllegalStateException("broken", new IOException("pipe"));
        assertThat(redactor.cause(cause)).isSameAs(cause);
        assertThat(redactor.cause(null)).isNull();
    }

    @Test
    void causeWithASecretAnywhereIsToldAnew() {
        IOException deep = new IOException("the proxy said " + KEY);
        IllegalStateException cause = new IllegalStateException("broken", deep);
        cause.addSuppressed(new IOException("and again " + KEY));
        Throwable told = Objects.requireNonNull(redactor.cause(cause));
        assertThat(Throwables.getStackTrace(told))
                .doesNotContain(KEY)
                .contains("java.lang.IllegalStateException: broken", "the proxy said ***", "and again ***");
        assertThat(told.getStackTrace()).isEqualTo(cause.getStackTrace());
    }

    @Test
    void circleOfCausesEnds() {
        IOException one = new IOException("one " + KEY);
        IOException other = new IOException("other", one);
        one.initCause(other);
        assertThat(Throwables.getStackTrace(redactor.cause(other))).doesNotContain(KEY);
    }

    @Test
    void redactorTellsNothing() {
        assertThat(redactor.toString()).doesNotContain("canary");
    }
}
