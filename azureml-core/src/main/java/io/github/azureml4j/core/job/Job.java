package io.github.azureml4j.core.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.run.RunStatus;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A job as the service described it at one moment. Immutable; {@link #toString()} leaves out the environment variables.
 *
 * <p>Source: {@code JobBaseResource} of {@code mfe.json} 2024-04-01.
 */
public final class Job {

    private final JsonNode document;

    Job(JsonNode document) {
        this.document = document;
    }

    /**
     * The job's id, which is its name in Azure Resource Manager and the id of its run.
     *
     * @return the id
     */
    public String id() {
        return document.path("name").asText("");
    }

    /**
     * The kind of job, such as {@code Command}, {@code Sweep} or {@code Pipeline}.
     *
     * @return the service's word
     */
    public String type() {
        return property("jobType").asText("");
    }

    /**
     * The status when it was asked for.
     *
     * @return the service's word, {@link RunStatus#UNKNOWN} if it gave none
     */
    public RunStatus status() {
        String status = property("status").asText("");
        return status.isEmpty() ? RunStatus.UNKNOWN : new RunStatus(status);
    }

    /**
     * The experiment that groups the job's run.
     *
     * @return the name, {@code Default} if the service gave none
     */
    public String experiment() {
        return property("experimentName").asText("Default");
    }

    /**
     * The name for people.
     *
     * @return the name, null if there is none
     */
    public @Nullable String displayName() {
        return property("displayName").asText(null);
    }

    /**
     * The command line of a command job.
     *
     * @return the command, null for other jobs
     */
    public @Nullable String command() {
        return property("command").asText(null);
    }

    /**
     * The id of the compute target.
     *
     * @return the id, null for serverless compute
     */
    public @Nullable String computeId() {
        return property("computeId").asText(null);
    }

    /**
     * The job's tags.
     *
     * @return an unmodifiable map
     */
    public Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        property("tags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        return Collections.unmodifiableMap(tags);
    }

    /**
     * The whole document, with what this class does not model, environment variables included.
     *
     * @return a copy
     */
    public JsonNode document() {
        return document.deepCopy();
    }

    private JsonNode property(String name) {
        return document.path("properties").path(name);
    }

    @Override
    public String toString() {
        return type() + " job " + id() + " " + status();
    }
}
