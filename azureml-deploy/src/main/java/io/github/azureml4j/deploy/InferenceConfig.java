package io.github.azureml4j.deploy;

import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.code.Codes;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The program that scores: its entry script, the files beside it and its environment. Immutable; files are read when a
 * service is deployed.
 *
 * <pre>{@code
 * InferenceConfig inference = InferenceConfig.entryScript("Score.java").sourceDirectory(Path.of("score"))
 *     .environment("java:17").build();
 * }</pre>
 */
public final class InferenceConfig {

    private static final Pattern ENVIRONMENT = Pattern.compile(
            "(?:/.*/environments/(?=[^/]+/versions/))?(?<name>[^/:]+)(?:/versions/|:)(?<version>[^/:]+)");

    private final Builder settings;

    private InferenceConfig(Builder settings) {
        this.settings = settings;
    }

    /**
     * A configuration to be filled in.
     *
     * @param path the program that is started, relative to the source directory
     * @return a builder
     */
    public static Builder entryScript(String path) {
        return new Builder(path);
    }

    String entryScript() {
        return settings.entryScript;
    }

    ScoreFiles files() {
        return settings.files();
    }

    EnvironmentDocument environment() {
        Matcher environment = ENVIRONMENT.matcher(settings.environment);
        if (!environment.matches()) {
            throw new IllegalStateException("the environment was not checked");
        }
        return new EnvironmentDocument(
                environment.group("name"),
                environment.group("version"),
                settings.variables.isEmpty() ? null : settings.variables,
                settings.baseImage == null ? null : new EnvironmentDocument.Docker(settings.baseImage));
    }

    void check(Faults faults) {
        settings.check(faults);
    }

    /** What the service's record will show of it. */
    Map<String, String> environmentVariables() {
        return Map.copyOf(settings.variables);
    }

    /** Where the files that are sent come from. */
    Path directory() {
        return settings.directory();
    }

    /** Leaves out the environment variables' values. */
    @Override
    public String toString() {
        return settings.entryScript + " of " + settings.directory() + " in " + settings.environment;
    }

    /** A configuration being filled in. Not thread-safe; may be built more than once. */
    public static final class Builder {

        private final String entryScript;
        private final Map<String, String> variables = new LinkedHashMap<>();
        private @Nullable Path sourceDirectory;
        private String environment = "";
        private @Nullable String baseImage;

        private Builder(String entryScript) {
            this.entryScript = Objects.requireNonNull(entryScript, "entryScript");
        }

        private Builder(Builder other) {
            this(other.entryScript);
            variables.putAll(other.variables);
            sourceDirectory = other.sourceDirectory;
            environment = other.environment;
            baseImage = other.baseImage;
        }

        /**
         * The directory whose files the program finds beside it, but for what {@link Codes#upload(Path) snapshots} leave out
         * too. Default: the entry script comes alone, out of the current directory.
         *
         * @param directory a directory of this machine
         * @return this
         */
        public Builder sourceDirectory(Path directory) {
            this.sourceDirectory = directory;
            return this;
        }

        /**
         * The environment to run in. Required.
         *
         * @param idOrName an environment version's id, or {@code name:version}
         * @return this
         */
        public Builder environment(String idOrName) {
            this.environment = idOrName;
            return this;
        }

        /**
         * The image that the environment is built on.
         *
         * @param image such as {@code mcr.microsoft.com/openjdk/jdk:17-ubuntu}
         * @return this
         */
        public Builder baseImage(String image) {
            this.baseImage = image;
            return this;
        }

        /**
         * Adds an environment variable of the program. Not for secrets: the service's record shows it.
         *
         * @param name the variable's name
         * @param value its value
         * @return this
         */
        public Builder environmentVariable(String name, String value) {
            variables.put(name, value);
            return this;
        }

        /**
         * Makes the configuration. What is wrong with it is said when a service is deployed, with all else that is wrong.
         *
         * @return the configuration
         */
        public InferenceConfig build() {
            return new InferenceConfig(new Builder(this));
        }

        private ScoreFiles files() {
            return sourceDirectory == null
                    ? ScoreFiles.alone(entryScript)
                    : ScoreFiles.of(sourceDirectory, entryScript);
        }

        private Path directory() {
            return sourceDirectory == null ? Path.of(".") : sourceDirectory;
        }

        private void check(Faults faults) {
            faults.when(
                    !ENVIRONMENT.matcher(environment).matches(),
                    "the scoring program needs an environment, as an id or as name:version");
            faults.in(this::files);
            for (String name : variables.keySet()) {
                faults.when(
                        !name.matches("[^=\\s\\x00]+"), "'" + name + "' cannot be the name of an environment variable");
            }
        }
    }
}
