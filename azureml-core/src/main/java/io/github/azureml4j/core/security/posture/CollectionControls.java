package io.github.azureml4j.core.security.posture;

import static io.github.azureml4j.core.security.posture.Control.observed;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.security.lint.Place;
import io.github.azureml4j.core.security.lint.SecretLint;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Section F: what Microsoft may collect. */
final class CollectionControls {
    static final List<Control> ALL = List.of(
            jobs(
                    "F1",
                    "Names of resources and environment variables of jobs may be collected for diagnosis",
                    CollectionControls::suspiciousNames,
                    new Census(
                            "jobs",
                            "hold no secret in their names",
                            "may hold a secret in a name",
                            "Choose names that tell nothing; archive the jobs.")),
            jobs(
                    "F2",
                    "Secrets in environment variables are logged and stored: there should be none",
                    CollectionControls::suspiciousVariables,
                    new Census(
                            "jobs",
                            "hold no secret in their environment variables",
                            "may hold a secret in an environment variable",
                            "Change the secret, keep it in the workspace's vault (ws.secrets()), and read it there.")),
            jobs(
                    "F3",
                    "Run ids may be seen by support engineers: no names of people or secret projects in them",
                    job -> hasTellingId(job) ? Stream.of("id") : Stream.empty(),
                    new Census(
                            "jobs",
                            "have ids that tell nothing",
                            "have ids that may tell something",
                            "Leave the id to the SDK, which draws it at random.")),
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

    /**
     * What the newest jobs tell.
     *
     * @param offence the fields of a job that tell too much
     */
    private static Control jobs(
            String id, String statement, Function<JsonNode, Stream<String>> offence, Census census) {
        return new Control(
                id,
                statement,
                estate -> estate.jobs()
                        .assess(jobs -> newest(census, jobs.size())
                                .of(
                                        jobs.size(),
                                        jobs.stream()
                                                .flatMap(job -> offence.apply(job)
                                                        .limit(1)
                                                        .map(field -> label(job) + " (" + field + ")"))
                                                .toList())));
    }

    /** Older jobs than those were not looked at, and the report says so. */
    private static Census newest(Census census, int found) {
        return found < Estate.MOST_JOBS
                ? census
                : new Census("newest jobs", census.good(), census.bad(), census.remedy());
    }

    /** The job's id, unless that tells too much itself. */
    private static String label(JsonNode job) {
        return hasTellingId(job)
                ? "made " + job.at("/systemData/createdAt").asText("at an unknown time")
                : job.path("name").asText();
    }

    private static boolean hasTellingId(JsonNode job) {
        return suspicious(Place.RUN_ID, "name", job.path("name").asText());
    }

    private static Stream<String> suspiciousNames(JsonNode job) {
        return Stream.of("displayName", "experimentName")
                .filter(field -> suspicious(
                        Place.NAME, field, job.path("properties").path(field).asText("")));
    }

    /** Those of the job, of a sweep's trials and of a pipeline's steps, which are written in either way. */
    private static Stream<String> suspiciousVariables(JsonNode job) {
        return Stream.of("environmentVariables", "environment_variables")
                .flatMap(field -> job.path("properties").findValues(field).stream())
                .flatMap(JsonNode::propertyStream)
                .flatMap(variable ->
                        suspicious(variable.getKey(), variable.getValue().asText()).stream());
    }

    /** The variable's name, when it tells too much; a name that does so itself is not passed on. */
    private static Optional<String> suspicious(String name, String value) {
        if (suspicious(Place.TEXT, "", name)) {
            return Optional.of("name withheld");
        }
        return suspicious(Place.ENVIRONMENT_VARIABLE, name, value) ? Optional.of(name) : Optional.empty();
    }

    private static boolean suspicious(Place place, String name, String value) {
        return SecretLint.inspect(place, name, value).isPresent();
    }

    private static Assessment telemetryStore(JsonNode component) {
        boolean own =
                !component.at("/properties/WorkspaceResourceId").asText("").isEmpty();
        return Assessment.info(
                own
                        ? "telemetry is kept in Log Analytics workspace "
                                + Estate.lastOf(component
                                        .at("/properties/WorkspaceResourceId")
                                        .asText())
                                + ", which may have a key of its own"
                        : "telemetry is kept by Application Insights with Microsoft's keys");
    }
}
