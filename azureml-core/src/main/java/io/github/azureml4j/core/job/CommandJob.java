package io.github.azureml4j.core.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.run.Run;
import io.github.azureml4j.core.security.lint.GitRemotes;
import io.github.azureml4j.core.security.lint.Place;
import io.github.azureml4j.core.security.lint.SecretLint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A command job being described. Not thread-safe; may be submitted more than once, each time as a job of its own unless it was given
 * an {@link #id}.
 *
 * <pre>{@code
 * Run run = ws.jobs().command("java Train.java --rate 0.1")
 *     .code(Path.of("train")).environment("java:17").compute("cpu").experiment("diagnosis")
 *     .submit();
 * }</pre>
 *
 * <p>Environment variables are kept in the job's record, where everybody who may read the job reads them: no secrets there.
 */
public final class CommandJob {

    private final Jobs jobs;
    private final String command;
    private final Map<String, String> environmentVariables = new LinkedHashMap<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private @Nullable Path codeDirectory;
    private @Nullable String codeId;
    private @Nullable String environment;
    private @Nullable String compute;
    private @Nullable String experiment;
    private @Nullable String displayName;
    private @Nullable String description;
    private @Nullable Duration timeout;
    private @Nullable String id;

    CommandJob(Jobs jobs, String command) {
        this.jobs = jobs;
        this.command = command;
    }

    /**
     * The directory that the command runs in; {@link #submit} uploads what has changed of it.
     *
     * @param directory a directory of this machine
     * @return this
     */
    public CommandJob code(Path directory) {
        this.codeDirectory = directory;
        this.codeId = null;
        return this;
    }

    /**
     * Code that the workspace has already.
     *
     * @param id the id of a code version
     * @return this
     */
    public CommandJob code(String id) {
        this.codeId = id;
        this.codeDirectory = null;
        return this;
    }

    /**
     * The environment to run in. Required.
     *
     * @param idOrName an environment version's id, or {@code name:version} in this workspace
     * @return this
     */
    public CommandJob environment(String idOrName) {
        this.environment = idOrName;
        return this;
    }

    /**
     * The compute target. Default: serverless compute.
     *
     * @param idOrName a compute's id, or its name in this workspace
     * @return this
     */
    public CommandJob compute(String idOrName) {
        this.compute = idOrName;
        return this;
    }

    /**
     * The experiment that groups the run. Default: the service's own, {@code Default}.
     *
     * @param name the name; it is made if it does not exist, and its case matters
     * @return this
     */
    public CommandJob experiment(String name) {
        this.experiment = name;
        return this;
    }

    /**
     * Adds an environment variable of the process. Not for secrets: the job's record shows it.
     *
     * @param name the variable's name
     * @param value its value
     * @return this
     */
    public CommandJob environmentVariable(String name, String value) {
        environmentVariables.put(name, value);
        return this;
    }

    /**
     * The job's name for people.
     *
     * @param name any text
     * @return this
     */
    public CommandJob displayName(String name) {
        this.displayName = name;
        return this;
    }

    /**
     * What the job is for.
     *
     * @param text any text
     * @return this
     */
    public CommandJob description(String text) {
        this.description = text;
        return this;
    }

    /**
     * Adds a tag.
     *
     * @param name the tag's name
     * @param value its value
     * @return this
     */
    public CommandJob tag(String name, String value) {
        tags.put(name, value);
        return this;
    }

    /**
     * How long the job may run before the service cancels it. Default: as long as it likes.
     *
     * @param duration whole seconds
     * @return this
     */
    public CommandJob timeout(Duration duration) {
        this.timeout = duration;
        return this;
    }

    /**
     * The id of the job and its run, once for each workspace. Default: an id that tells nobody anything. Support engineers of the
     * service may see ids: no names of people or secret projects.
     *
     * @param jobId letters, digits, {@code -} and {@code _}
     * @return this
     */
    public CommandJob id(String jobId) {
        this.id = jobId;
        return this;
    }

    /**
     * Uploads the code if need be and submits the job ({@code Jobs_CreateOrUpdate}).
     *
     * @return the run
     * @throws IllegalArgumentException naming everything that is wrong, before any request
     */
    public Run submit() {
        Faults faults = new Faults("cannot submit the command job");
        check(faults);
        faults.raise();
        return jobs.submit(this);
    }

    String idOrRandom() {
        return id == null ? JobId.random() : id;
    }

    /** The id of the code, which the given function makes out of a directory; null if the command needs none. */
    @Nullable
    String codeId(Function<Path, String> upload) {
        return codeDirectory == null ? codeId : upload.apply(codeDirectory);
    }

    Object document(String scope, @Nullable String code) {
        return new Envelope(new Properties(
                "Command",
                command,
                code,
                environmentId(scope),
                compute == null || compute.startsWith("/") ? compute : scope + "/computes/" + compute,
                experiment,
                displayName,
                description,
                new LinkedHashMap<>(environmentVariables),
                new LinkedHashMap<>(tags),
                timeout == null ? null : new Limits("Command", timeout.toString())));
    }

    private void check(Faults faults) {
        faults.when(!command.matches("(?s).*[a-zA-Z0-9_].*"), "the command is empty");
        faults.when(
                environment == null || !(environment.startsWith("/") || environment.matches("[^:]+:.+")),
                "an environment is required, as an id or as name:version");
        faults.when(
                id != null && !JobId.FORM.matcher(id).matches(), "the id '" + id + "' does not match " + JobId.FORM);
        faults.when(
                codeDirectory != null && !Files.isDirectory(codeDirectory),
                "the code " + codeDirectory + " is not a directory");
        faults.when(experiment != null && experiment.isBlank(), "the experiment's name is empty");
        faults.when(compute != null && compute.isBlank(), "the compute's name is empty");
        faults.when(
                timeout != null
                        && (timeout.compareTo(Duration.ofSeconds(1)) < 0
                                || !timeout.equals(timeout.truncatedTo(ChronoUnit.SECONDS))),
                "the timeout " + timeout + " is not a positive number of whole seconds");
        for (String name : environmentVariables.keySet()) {
            faults.when(!name.matches("[^=\\s\\x00]+"), "'" + name + "' cannot be the name of an environment variable");
        }
        lint().into(faults);
    }

    /** All of it is kept in the job's record, and what Git remembers may go with the code. */
    private SecretLint.Draft lint() {
        SecretLint.Draft draft = jobs.secretLint()
                .draft()
                .add(Place.COMMAND, "command", command)
                .addAll(Place.ENVIRONMENT_VARIABLE, environmentVariables)
                .addAll(Place.TAG, tags)
                .add(Place.RUN_ID, "id", id)
                .add(Place.NAME, "experiment", experiment)
                .add(Place.NAME, "display name", displayName)
                .add(Place.TEXT, "description", description);
        return codeDirectory == null ? draft : draft.addAll(Place.GIT_REMOTE, GitRemotes.of(codeDirectory));
    }

    private @Nullable String environmentId(String scope) {
        if (environment == null || environment.startsWith("/") || environment.startsWith("azureml:")) {
            return environment;
        }
        int colon = environment.lastIndexOf(':');
        return scope + "/environments/" + environment.substring(0, colon) + "/versions/"
                + environment.substring(colon + 1);
    }

    private record Envelope(@JsonProperty("properties") Properties properties) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    private record Properties(
            @JsonProperty("jobType") String jobType,
            @JsonProperty("command") String command,
            @JsonProperty("codeId") @Nullable String codeId,
            @JsonProperty("environmentId") @Nullable String environmentId,
            @JsonProperty("computeId") @Nullable String computeId,
            @JsonProperty("experimentName") @Nullable String experimentName,
            @JsonProperty("displayName") @Nullable String displayName,
            @JsonProperty("description") @Nullable String description,
            @JsonProperty("environmentVariables") Map<String, String> environmentVariables,
            @JsonProperty("tags") Map<String, String> tags,
            @JsonProperty("limits") @Nullable Limits limits) {}

    private record Limits(
            @JsonProperty("jobLimitsType") String jobLimitsType,
            @JsonProperty("timeout") String timeout) {}
}
