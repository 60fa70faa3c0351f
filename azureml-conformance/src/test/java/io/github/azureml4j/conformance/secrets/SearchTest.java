package io.github.azureml4j.conformance.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azureml4j.conformance.traffic.Exchange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search can fail: whatever is planted is found, in every form in which it may come to stand in a text. */
class SearchTest {
    private static final String KEY = "k/+9&yJ1c2VyIjoiY2FuYXJ5Ii\"wiaWF0IjoxNTE2MjM5MDIyfQ==";
    private static final Secret SECRET = new Secret("key", KEY);

    static Stream<Arguments> forms() {
        String encoded = URLEncoder.encode(KEY, StandardCharsets.UTF_8);
        byte[] bytes = KEY.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                Arguments.of("plain", KEY),
                Arguments.of("cut", KEY.substring(0, 24) + "…"),
                Arguments.of("only its end", KEY.substring(KEY.length() - 24)),
                Arguments.of("in an address", encoded),
                Arguments.of(
                        "in an address, lower case",
                        encoded.replace("%2F", "%2f").replace("%2B", "%2b")),
                Arguments.of("in an address in an address", URLEncoder.encode(encoded, StandardCharsets.UTF_8)),
                Arguments.of("in JSON", KEY.replace("\"", "\\\"").replace("/", "\\/")),
                Arguments.of("in careful JSON", KEY.replace("+", "\\u002b").replace("=", "\\u003d")),
                Arguments.of("in XML", KEY.replace("&", "&amp;").replace("\"", "&quot;")),
                Arguments.of("base64", Base64.getEncoder().encodeToString(bytes)),
                Arguments.of("base64url", Base64.getUrlEncoder().encodeToString(bytes)),
                Arguments.of("Basic of one", basic("a:" + KEY)),
                Arguments.of("Basic of two", basic("ab:" + KEY)),
                Arguments.of("Basic of three", basic("abc:" + KEY)),
                Arguments.of("hexadecimal", HexFormat.of().formatHex(bytes)));
    }

    private static String basic(String credentials) {
        return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void plantedLeakIsFound(String form, String text) {
        List<Leak> leaks = found(SECRET, "first line\nDEBUG sent " + text + " to a server\n");
        assertThat(leaks).as(form).isNotEmpty().allMatch(leak -> leak.line() == 2);
    }

    @Test
    void leakIsReportedWithoutItself() {
        assertThat(found(SECRET, KEY))
                .asString()
                .doesNotContain(KEY.substring(0, 8))
                .contains("key", "a.log:1");
    }

    @Test
    void shortSecretIsFoundWhole() {
        assertThat(found(new Secret("word", "s3cret-w"), "it is s3cret-w!")).hasSize(1);
        assertThat(found(new Secret("word", "s3cret-w0rd"), "it is s3cret-w!")).isEmpty();
    }

    @Test
    void signatureOfATokenIsFoundAndItsHeaderIsNot() {
        Secret token = new Secret(
                "access_token", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg");
        assertThat(found(token, "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ")).isEmpty();
        assertThat(found(token, "c2lnbmF0dXJlLW9mLXRoZS10b2tlbg")).hasSize(1);
    }

    @Test
    void innocentTextHoldsNothing() {
        assertThat(found(SECRET, "k/+9&yJ1 is not enough, and neither is MDIyfQ=="))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token eyJhbGciOiJSUzI1NiIsImtpZCI6.eyJhdWQiOiJodHRwczovL21h.x",
                "GET https://a.blob.core.windows.net/c/b?sv=2024&sig=Zm9vYmFyYmF6cXV4",
                "Authorization: Bearer 0123456789abcdef0123",
                "AccountName=a;AccountKey=Zm9vYmFyYmF6cXV4Zm9v",
                "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0B"
            })
    void shapeOfASecretIsFound(String text) {
        assertThat(Shapes.in("a.log", text.getBytes(StandardCharsets.UTF_8))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET https://a.blob.core.windows.net/c/b?sv=2024&sig=***",
                "GET https://a.blob.core.windows.net/c/b?sv=2024&sig=REDACTED",
                "WWW-Authenticate: Bearer authorization_uri=\"https://login.microsoftonline.com/\"",
                "Authorization: REDACTED"
            })
    void maskedTextHasNoShapeOfASecret(String text) {
        assertThat(Shapes.in("a.log", text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void timesUnderTheNamesOfKeysAreNoSecrets() throws Exception {
        String body = "{\"keyCreationTime\":{\"key1\":\"2026-01-02T03:04:05.678901Z\"},"
                + "\"keys\":[{\"accountKey\":\"Zm9vYmFyYmF6cXV4\"}]}";
        Harvest harvest = new Harvest();
        harvest.exchange(new Exchange("by-hand:1", new ObjectMapper().readTree("{\"responseBody\":" + body + "}")));
        assertThat(harvest.secrets()).extracting(Secret::value).containsExactly("Zm9vYmFyYmF6cXV4");
    }

    private static List<Leak> found(Secret secret, String text) {
        return new Search(List.of(secret)).in("a.log", text.getBytes(StandardCharsets.UTF_8));
    }
}
