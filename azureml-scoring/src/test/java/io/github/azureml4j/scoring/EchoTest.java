package io.github.azureml4j.scoring;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.azureml4j.scoring.token.Token;
import io.github.azureml4j.testkit.CapturedLogs;
import io.github.azureml4j.testkit.RecordingWireMock;
import io.github.azureml4j.testkit.Secrets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A service, or a gateway before it, repeats the credential in its answer; the caller's exception and log do not. */
class EchoTest {
    private static final String KEY = Secrets.plant("api-key", "canary+of/the=scoring-key");
    private static final String BASE64 = Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8));
    private static final List<ServiceAuth> FORMS = List.of(
            ServiceAuth.key(new ServiceKeys(KEY, null)),
            ServiceAuth.entra(() -> Token.of(KEY, Instant.parse("2036-01-01T00:00:00Z"))));

    @RegisterExtension
    final RecordingWireMock server = RecordingWireMock.https();

    static Stream<Arguments> answers() {
        return FORMS.stream()
                .flatMap(form -> Stream.of(400, 401, 403, 404, 409, 429, 500, 502)
                        .flatMap(status -> bodies().map(body -> Arguments.of(form, status, body))));
    }

    private static Stream<String> bodies() {
        return Stream.of(
                "{\"message\":\"Bearer " + KEY + " is not valid\"}",
                "{\"error\":{\"code\":\"x\",\"message\":\"header Authorization: " + BASE64 + "\"}}",
                "<html><title>Bad " + KEY + "</title></html>",
                "{\"message\": broken " + KEY);
    }

    @ParameterizedTest(name = "{1} {0}")
    @MethodSource("answers")
    void refusalDoesNotRepeatTheKey(ServiceAuth auth, int status, String body) {
        assertThat(told(auth, aResponse().withStatus(status).withBody(body)))
                .contains(Integer.toString(status))
                .doesNotContain(KEY, BASE64, "of/the=scoring");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void headersOfTheAnswerDoNotRepeatTheKey(ServiceAuth auth) {
        ResponseDefinitionBuilder answer = aResponse()
                .withStatus(424)
                .withHeader("x-ms-request-id", KEY)
                .withHeader("ms-azureml-model-error-statuscode", "401")
                .withHeader("ms-azureml-model-error-reason", "not " + KEY);
        assertThat(told(auth, answer)).contains("the model answered 401").doesNotContain(KEY);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void unreadableResultDoesNotRepeatTheKey(ServiceAuth auth) {
        assertThat(told(auth, aResponse().withBody("canary" + KEY))).doesNotContain(KEY);
        assertThat(told(auth, aResponse().withBody("[\"" + KEY + "\"]"))).doesNotContain(KEY);
    }

    @ParameterizedTest
    @MethodSource("forms")
    void redirectDoesNotRepeatTheKey(ServiceAuth auth) {
        String elsewhere = "https://elsewhere.invalid/?sig=" + KEY;
        assertThat(told(auth, aResponse().withStatus(307).withHeader("Location", elsewhere)))
                .doesNotContain(KEY);
    }

    static List<ServiceAuth> forms() {
        return FORMS;
    }

    /** All that a caller may log of a failure, and what the libraries below log of it. */
    private String told(ServiceAuth auth, ResponseDefinitionBuilder answer) {
        server.wireMock().stubFor(any(anyUrl()).willReturn(answer));
        try (CapturedLogs logs = CapturedLogs.start();
                ScoringClient<String, Integer[]> client = ScoringClient.builder(
                                server.uri("/score"), String.class, Integer[].class)
                        .trust(RecordingWireMock.certificate())
                        .auth(auth)
                        .deadline(Duration.ofSeconds(30))
                        .notIdempotent()
                        .build()) {
            ScoringException thrown = catchThrowableOfType(ScoringException.class, () -> client.score("row"));
            assertThat(thrown).isNotNull();
            return Throwables.getStackTrace(thrown)
                    + thrown.body()
                    + thrown.modelReason()
                    + thrown.requestId()
                    + serialized(thrown)
                    + client
                    + logs.text();
        }
    }

    private static String serialized(Throwable thrown) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(thrown);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
