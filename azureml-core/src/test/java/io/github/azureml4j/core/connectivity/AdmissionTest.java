package io.github.azureml4j.core.connectivity;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.github.azureml4j.core.ScriptedAzure;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the region of a workspace says to a caller with a credential, in a group that is called after private links. */
@Timeout(20)
class AdmissionTest {
    private static final String SCOPE = "/subscriptions/" + ScriptedAzure.SUBSCRIPTION
            + "/resourceGroups/rg-privatelink-ml/providers/Microsoft.MachineLearningServices/workspaces/clinic";
    private static final HostCheck REACHED = new HostCheck(
            "region.example",
            Hosts.REGION,
            "direct",
            List.of(),
            Ailment.NONE,
            "answers 401",
            "",
            Duration.ZERO,
            Optional.empty());

    private static ScriptedAzure azure;

    @BeforeAll
    static void start() {
        azure = ScriptedAzure.start();
    }

    @AfterAll
    static void stop() {
        azure.close();
    }

    @BeforeEach
    void workspace() {
        azure.reset()
                .wire()
                .stubFor(get(urlPathEqualTo(SCOPE))
                        .willReturn(okJson("{\"location\":\"eastus\",\"properties\":{\"discoveryUrl\":\""
                                + azure.url("/discovery") + "\"}}")));
        azure.wire()
                .stubFor(
                        get(urlPathMatching("/discovery.*")).willReturn(okJson("{\"api\":\"" + azure.url("") + "\"}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"code\":\"AuthorizationFailed\",\"message\":\"no action privateEndpoint/read over"
                        + " scope\"}}",
                "{\"error\":{\"code\":\"UserError\",\"message\":\"m\",\"innererror\":{\"code\":\"AuthorizationFailed\","
                        + "\"message\":\"not through the private link\"}}}",
                "{\"error\":{\"code\":\"Forbidden\",\"message\":\"no action over "
                        + "/subscriptions/s/resourceGroups/rg-privatelink-ml\"}}",
                "{}"
            })
    void wantOfARoleIsNoMatterOfTheNetwork(String body) {
        services(aResponse().withStatus(403).withBody(body));
        assertThat(Admission.check(connection(), REACHED)).isEqualTo(REACHED);
    }

    @Test
    void regionThatIsClosedToThisNetworkIsNamed() {
        services(aResponse()
                .withStatus(403)
                .withBody("{\"error\":{\"code\":\"Forbidden\",\"message\":\"Public network access is disabled\"}}"));
        assertThat(Admission.check(connection(), REACHED).ailment()).isEqualTo(Ailment.PRIVATE_LINK);
    }

    @Test
    void regionThatDoesNotSayInTimeIsTakenAsItWasReached() {
        services(aResponse()
                .withFixedDelay(5_000)
                .withStatus(403)
                .withBody("{\"error\":{\"code\":\"Forbidden\",\"message\":\"Public network access is disabled\"}}"));
        assertThat(Admission.check(connection(), REACHED, Duration.ofMillis(100)))
                .isEqualTo(REACHED);
    }

    private static WorkspaceConnection connection() {
        return new WorkspaceConnection(azure.ml().connection(), WorkspaceId.parse(SCOPE));
    }

    private static void services(ResponseDefinitionBuilder answer) {
        azure.wire()
                .stubFor(get(urlPathEqualTo("/modelmanagement/v1.0" + SCOPE + "/services"))
                        .willReturn(answer));
    }
}
