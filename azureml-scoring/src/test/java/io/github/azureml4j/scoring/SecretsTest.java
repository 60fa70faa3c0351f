package io.github.azureml4j.scoring;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.azureml4j.scoring.token.RefreshingToken;
import io.github.azureml4j.scoring.token.Token;
import io.github.azureml4j.testkit.CapturedLogs;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Planted keys and tokens show up in no log at TRACE, no exception, no text and no JSON. */
class SecretsTest {

    private static final String CANARY = "canary-";
    private static final Token TOKEN = Token.of(CANARY + "token", Instant.parse("2036-01-01T00:00:00Z"));
    private static final ServiceKeys KEYS = new ServiceKeys(CANARY + "primary", CANARY + "secondary");
    private static final List<ServiceAuth> FORMS =
            List.of(ServiceAuth.key(KEYS), ServiceAuth.serviceToken(() -> TOKEN), ServiceAuth.entra(() -> TOKEN));

    @RegisterExtension
    final RecordingWireMock server = RecordingWireMock.https();

    private final ObjectMapper json =
            new ObjectMapper().findAndRegisterModules().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

    @Test
    void secretsAreInNothingThatIsSaid() {
        StringBuilder said = new StringBuilder();
        try (CapturedLogs logs = CapturedLogs.start()) {
            List<ResponseDefinitionBuilder> answers = List.of(
                    okJson("{\"a\":1}"),
                    okJson("not JSON"),
                    aResponse().withStatus(401),
                    aResponse().withStatus(307).withHeader("Location", "https://elsewhere.invalid/?sig=x"),
                    aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
            for (ServiceAuth form : FORMS) {
                say(said, form);
                answers.forEach(answer -> said.append(outcome(form, answer)));
            }
            say(said, KEYS);
            say(said, TOKEN);
            say(said, RefreshingToken.builder(() -> TOKEN).build());
            said.append(logs.text());
            assertThat(logs.text()).contains("POST " + server.uri("/score"), "401");
        }
        assertThat(said).doesNotContain(CANARY);
    }

    private String outcome(ServiceAuth form, ResponseDefinitionBuilder answer) {
        server.wireMock().resetAll();
        server.wireMock().stubFor(post(anyUrl()).willReturn(answer));
        try (ScoringClient<String, Integer[]> client = ScoringClient.builder(
                        server.uri("/score"), String.class, Integer[].class)
                .trust(RecordingWireMock.certificate())
                .auth(form)
                .deadline(Duration.ofSeconds(5))
                .notIdempotent()
                .build()) {
            Throwable thrown = catchThrowable(() -> client.score("row"));
            return client + (thrown == null ? "" : Throwables.getStackTrace(thrown));
        }
    }

    private void say(StringBuilder said, Object thing) {
        said.append(thing);
        try {
            said.append(json.writeValueAsString(thing));
        } catch (JsonProcessingException e) {
            said.append(Throwables.getStackTrace(e));
        }
    }
}
