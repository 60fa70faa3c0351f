package io.github.azureml4j.core.security.posture;

import static io.github.azureml4j.core.security.posture.Control.observed;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.security.lint.Place;
import io.github.azureml4j.core.security.lint.SecretLint;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Section F: what Microsoft may collect. */
final class CollectionControls {
    static final List<Control> ALL = List.of(
            jobs(
                    "F1",
                    "Names of resources and environment variables of jobs may be collected for diagnosis",
                    CollectionControls::suspiciousNames,
                    "hold no secret in their names",
                    "Choose names that tell nothing; archive the jobs."),
            jobs(
                    "F2",
                    "Secrets in environment variables are logged and stored: there should be none",
                    CollectionControls::suspiciousVariables,
                    "hold no secret in their environment variables",
                    "Change the secret, keep it in the workspace's vault (ws.secrets()), and read it there."),
            jobs(
                    "F3",
                    "Run ids may be seen by support engineers: no names of people or secret projects in them",
                    job -> suspicious(Place.RUN_ID, "name", job.path("name").asText()),
                    "have ids that tell nothing",
                    "Leave the id to the SDK, which draws it at random."),
            new Control(
                    "F4",
                    "High business impact opts out of the collection of diagnostic data",
                    estate -> Assessment.when(
                            estate.hbi(),
                            "opted out: the workspace has high business impact",
                            "not opted out: the workspace has no high business impact",
                            "If its data is sensitive, make a new workspace with hbi(true).")),
            observed(
                    "F5",
                    "Automated machine learning may keep preprocessed data in a datastore of the workspace",
                    "this SDK starts no such runs"),
            new Control(
                    "F6",
                    "What endpoints tell Application Insights may need an encryption of its own",
                    estate -> estate.property("/applicationInsights").isEmpty()
                            ? Assessment.info("the workspace has no Application Insights")
                            : estate.insights().assess(CollectionControls::telemetryStore)));

    private CollectionControls() {}

    private static Control jobs(
            String id,
            String statement,
            Function<JsonNode, Stream<String>> offence,
            String protectedBy,
            String remedy) {
        return new Control(
                id,
                statement,
                estate -> estate.jobs()
                        .assess(jobs -> Assessment.without(
                                jobs.size(),
                                "jobs",
                                jobs.stream()
                                        .flatMap(job -> offence.apply(job).limit(1))
                                        .toList(),
                                protectedBy,
                                remedy)));
    }

    private static Stream<String> suspiciousNames(JsonNode job) {
        return Stream.of("displayName", "experimentName")
                .flatMap(field -> suspicious(
                        Place.NAME, field, job.path("properties").path(field).asText("")));
    }

    private static Stream<String> suspiciousVariables(JsonNode job) {
        return job.at("/properties/environmentVariables")
                .propertyStream()
                .flatMap(variable -> suspicious(
                                Place.ENVIRONMENT_VARIABLE,
                                variable.getKey(),
                                variable.getValue().asText())
                        .map(name -> job.path("name").asText() + " (" + name + ")"));
    }

    /** Says which, never what. */
    private static Stream<String> suspicious(Place place, String name, String value) {
        return SecretLint.inspect(place, name, value).map(finding -> finding.name()).stream();
    }

    private static Assessment telemetryStore(JsonNode component) {
        boolean own =
                !component.at("/properties/WorkspaceResourceId").asText("").isEmpty();
        return Assessment.info(
                own
                        ? "telemetry is kept in a Log Analytics workspace of this customer's, which may have a key of its own"
                        : "telemetry is kept by Application Insights with Microsoft's keys");
    }
}
