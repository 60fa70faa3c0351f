package io.github.azureml4j.core.run;

import io.github.azureml4j.scoring.token.Token;
import io.github.azureml4j.scoring.token.TokenAnswer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the environment variables say to a process inside a run. The names are those that official clients read;
 * {@link #toString()} leaves the token out.
 */
record RunEnvironment(String runId, String experiment, String experimentId, String scope, URI service, Token token) {

    /** What is left of a token's life when the official client replaces it. */
    private static final Duration REFRESH_BEFORE = Duration.ofSeconds(95);

    private static final List<String> NEEDED = List.of(
            "AZUREML_RUN_ID",
            "AZUREML_RUN_TOKEN",
            "AZUREML_ARM_SUBSCRIPTION",
            "AZUREML_ARM_RESOURCEGROUP",
            "AZUREML_ARM_WORKSPACE_NAME",
            "AZUREML_ARM_PROJECT_NAME");

    /** Reads the variables; says at once everything that is missing. */
    static RunEnvironment read(Map<String, String> variables, Instant now) {
        List<String> missing = missing(variables);
        if (!missing.isEmpty()) {
            throw new IllegalStateException("this process is not inside a run of Azure Machine Learning: "
                    + String.join(", ", missing) + " not set");
        }
        String experiment = variables.getOrDefault("AZUREML_ARM_PROJECT_NAME", "");
        return new RunEnvironment(
                variables.getOrDefault("AZUREML_RUN_ID", ""),
                experiment,
                variables.getOrDefault("AZUREML_EXPERIMENT_ID", experiment),
                scope(variables),
                service(variables),
                token(variables.getOrDefault("AZUREML_RUN_TOKEN", ""), variables.get("AZUREML_RUN_TOKEN_EXPIRY"), now));
    }

    static boolean isPresent(Map<String, String> variables) {
        return missing(variables).isEmpty();
    }

    private static List<String> missing(Map<String, String> variables) {
        List<String> missing = new ArrayList<>();
        for (String name : NEEDED) {
            if (variables.getOrDefault(name, "").isBlank()) {
                missing.add(name);
            }
        }
        if (serviceText(variables).isBlank()) {
            missing.add("AZUREML_RUN_HISTORY_SERVICE_ENDPOINT or AZUREML_SERVICE_ENDPOINT");
        }
        return missing;
    }

    private static String scope(Map<String, String> variables) {
        return "/subscriptions/" + variables.get("AZUREML_ARM_SUBSCRIPTION") + "/resourceGroups/"
                + variables.get("AZUREML_ARM_RESOURCEGROUP")
                + "/providers/Microsoft.MachineLearningServices/workspaces/"
                + variables.get("AZUREML_ARM_WORKSPACE_NAME");
    }

    private static String serviceText(Map<String, String> variables) {
        String history = variables.getOrDefault("AZUREML_RUN_HISTORY_SERVICE_ENDPOINT", "");
        return history.isBlank() ? variables.getOrDefault("AZUREML_SERVICE_ENDPOINT", "") : history;
    }

    /** Only the origin counts: the run token goes nowhere else. */
    private static URI service(Map<String, String> variables) {
        URI endpoint = URI.create(serviceText(variables).strip());
        if (!"https".equalsIgnoreCase(endpoint.getScheme()) || endpoint.getHost() == null) {
            throw new IllegalStateException("the service endpoint of the run is not an https address");
        }
        return URI.create("https://" + endpoint.getAuthority());
    }

    /** A token with its end: as it was told, else as the token itself says. */
    static Token token(String value, @Nullable String expiry, Instant now) {
        return inTime(Token.of(value, TokenAnswer.expiry(value, expiry, now)));
    }

    /** The token with the time at which the official client would replace it. */
    static Token inTime(Token token) {
        return new Token(token.value(), token.expiresAt(), token.expiresAt().minus(REFRESH_BEFORE));
    }

    @Override
    public String toString() {
        return "run " + runId + " of experiment " + experiment;
    }
}
