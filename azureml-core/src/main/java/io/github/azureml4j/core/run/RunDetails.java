package io.github.azureml4j.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What run history said about a run at one moment. Immutable.
 *
 * <p>The signed URLs of the log files are secrets: they are not part of {@link #toString()}, and the run definition, which
 * repeats the environment variables of the job, is only in {@link #document()}.
 *
 * <p>Source: {@code Runs_GetDetails} of {@code runHistory.json} 2019-09-30.
 */
public final class RunDetails {

    private final JsonNode document;

    RunDetails(JsonNode document) {
        this.document = document;
    }

    /**
     * The run's id.
     *
     * @return the id
     */
    public String runId() {
        return document.path("runId").asText("");
    }

    /**
     * The status.
     *
     * @return the service's word, {@link RunStatus#UNKNOWN} if it gave none
     */
    public RunStatus status() {
        String status = document.path("status").asText("");
        return status.isEmpty() ? RunStatus.UNKNOWN : new RunStatus(status);
    }

    /**
     * The compute target's name.
     *
     * @return the name, null if the service gave none
     */
    public @Nullable String target() {
        return document.path("target").asText(null);
    }

    /**
     * When the run started.
     *
     * @return the service's time, null before the start
     */
    public @Nullable Instant startTime() {
        return instant("startTimeUtc");
    }

    /**
     * When the run ended.
     *
     * @return the service's time, null before the end
     */
    public @Nullable Instant endTime() {
        return instant("endTimeUtc");
    }

    /**
     * Why the run failed.
     *
     * @return the error, null if there is none
     */
    public @Nullable RunError error() {
        return RunError.of(document.get("error"));
    }

    /**
     * The run's tags.
     *
     * @return an unmodifiable map
     */
    public Map<String, String> tags() {
        return strings("tags");
    }

    /**
     * The run's properties.
     *
     * @return an unmodifiable map
     */
    public Map<String, String> properties() {
        return strings("properties");
    }

    /**
     * The names of the log files that exist by now; read them with {@link Run#logs()}.
     *
     * @return the names in alphabetical order
     */
    public Set<String> logFiles() {
        return Collections.unmodifiableSet(new TreeSet<>(signedLogs().keySet()));
    }

    /**
     * The whole document, with the properties that this class does not model. Contains secrets: signed URLs, and
     * environment variables of the job.
     *
     * @return a copy
     */
    public JsonNode document() {
        return document.deepCopy();
    }

    /** Log file name to signed URL. */
    Map<String, String> signedLogs() {
        return strings("logFiles");
    }

    private @Nullable Instant instant(String name) {
        String text = document.path(name).asText("");
        return text.isEmpty() ? null : OffsetDateTime.parse(text).toInstant();
    }

    private Map<String, String> strings(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        document.path(name)
                .properties()
                .forEach(e -> map.put(e.getKey(), e.getValue().asText()));
        return Collections.unmodifiableMap(map);
    }

    @Override
    public String toString() {
        return "run " + runId() + " " + status();
    }
}
