package io.github.azureml4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunEnvironmentTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void outsideARunEverythingThatIsMissingIsNamed() {
        assertThatThrownBy(() -> RunEnvironment.read(Map.of("AZUREML_RUN_ID", "job-1"), NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not inside a run")
                .hasMessageContaining("AZUREML_RUN_TOKEN")
                .hasMessageContaining("AZUREML_SERVICE_ENDPOINT")
                .hasMessageNotContaining("AZUREML_RUN_ID");
        assertThat(RunEnvironment.isPresent(Map.of())).isFalse();
        assertThat(RunEnvironment.isPresent(variables())).isTrue();
    }

    @Test
    void scopeAndNamesComeFromTheEnvironment() {
        RunEnvironment run = RunEnvironment.read(variables(), NOW);

        assertThat(run.scope())
                .isEqualTo("/subscriptions/s/resourceGroups/rg-clinic"
                        + "/providers/Microsoft.MachineLearningServices/workspaces/clinic");
        assertThat(run.experiment()).isEqualTo("diagnosis");
        assertThat(run.experimentId()).isEqualTo("e-1");
    }

    @Test
    void onlyTheOriginOfTheEndpointCounts() {
        Map<String, String> variables = variables();
        variables.put("AZUREML_SERVICE_ENDPOINT", "https://eastus2.api.azureml.ms/some/path?x=y");

        assertThat(RunEnvironment.read(variables, NOW).service())
                .isEqualTo(URI.create("https://eastus2.api.azureml.ms"));
    }

    @Test
    void theEndpointOfRunHistoryComesFirst() {
        Map<String, String> variables = variables();
        variables.put("AZUREML_RUN_HISTORY_SERVICE_ENDPOINT", "https://westus.api.azureml.ms");

        assertThat(RunEnvironment.read(variables, NOW).service())
                .isEqualTo(URI.create("https://westus.api.azureml.ms"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://eastus2.api.azureml.ms", "eastus2.api.azureml.ms", "https:///x"})
    void aTokenGoesToNoOtherKindOfAddress(String endpoint) {
        Map<String, String> variables = variables();
        variables.put("AZUREML_SERVICE_ENDPOINT", endpoint);

        assertThatThrownBy(() -> RunEnvironment.read(variables, NOW)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1767229200", "1767229200.0", "2026-01-01T01:00:00Z", "2026-01-01 01:00:00+00:00"})
    void expiryIsReadInEverySpellingThatIsSeen(String expiry) {
        assertThat(RunEnvironment.token("t", expiry, NOW).expiresAt()).isEqualTo(Instant.parse("2026-01-01T01:00:00Z"));
    }

    @Test
    void expiryIsTheTokensOwnWhenNobodySaysIt() {
        String claims = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"exp\":1767229200}".getBytes(StandardCharsets.UTF_8));

        assertThat(RunEnvironment.token("e30." + claims + ".sig", null, NOW).expiresAt())
                .isEqualTo(Instant.parse("2026-01-01T01:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque", "a.b.c", "..", "e30.e30.x"})
    void aTokenThatSaysNothingIsReplacedSoon(String token) {
        assertThat(RunEnvironment.token(token, "soon", NOW).expiresAt()).isEqualTo(NOW.plusSeconds(600));
    }

    @Test
    void theTokenIsNotShown() {
        assertThat(RunEnvironment.read(variables(), NOW).toString()).doesNotContain("canary");
    }

    static Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        variables.put("AZUREML_RUN_ID", "job-1");
        variables.put("AZUREML_RUN_TOKEN", "canary-run-token");
        variables.put("AZUREML_ARM_SUBSCRIPTION", "s");
        variables.put("AZUREML_ARM_RESOURCEGROUP", "rg-clinic");
        variables.put("AZUREML_ARM_WORKSPACE_NAME", "clinic");
        variables.put("AZUREML_ARM_PROJECT_NAME", "diagnosis");
        variables.put("AZUREML_EXPERIMENT_ID", "e-1");
        variables.put("AZUREML_SERVICE_ENDPOINT", "https://eastus2.api.azureml.ms");
        return variables;
    }
}
