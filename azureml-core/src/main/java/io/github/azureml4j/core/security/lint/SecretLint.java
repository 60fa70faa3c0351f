package io.github.azureml4j.core.security.lint;

import io.github.azureml4j.core.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for secrets in what is about to be sent. It knows the forms of common credentials, the names that people give to
 * variables with secrets, the ways commands take passwords, and how random keys look. It misses passwords that look like words,
 * and now and then takes a harmless text for a secret: {@link LintMode#WARN} is the default for that reason. Immutable, thread-safe.
 *
 * <p>Rules see the text in memory only; findings and log lines never hold it.
 */
public final class SecretLint {
    private static final Logger LOG = LoggerFactory.getLogger(SecretLint.class);

    private final LintMode mode;

    /**
     * A lint.
     *
     * @param mode what follows from a finding
     */
    public SecretLint(LintMode mode) {
        this.mode = mode;
    }

    /**
     * Looks at one text.
     *
     * @param place what kind of text it is
     * @param name which one, such as the variable's name
     * @param value the text
     * @return the first finding, if there is one
     */
    public static Optional<LintFinding> inspect(Place place, String name, String value) {
        return Stream.<Supplier<Optional<Suspicion>>>of(
                        () -> KnownForms.find(value),
                        () -> place == Place.RUN_ID || place == Place.NAME
                                ? PersonalData.findAddress(value)
                                : Optional.empty(),
                        () -> place == Place.RUN_ID ? PersonalData.findName(value) : Optional.empty(),
                        () -> place == Place.GIT_REMOTE ? Optional.empty() : SecretNames.find(name, value),
                        () -> Assignments.find(value),
                        () -> OpaqueText.find(value))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst()
                .map(suspicion -> new LintFinding(place, name, suspicion.rule(), suspicion.why()));
    }

    /** A draft of what is to be sent, to which its texts are added one after the other. */
    public Draft draft() {
        return new Draft(mode);
    }

    /** The texts of one thing that is to be sent. Not thread-safe. */
    public static final class Draft {
        private final LintMode mode;
        private final List<LintFinding> findings = new ArrayList<>();

        Draft(LintMode mode) {
            this.mode = mode;
        }

        /**
         * Looks at one text.
         *
         * @param place what kind of text it is
         * @param name which one
         * @param value the text, if there is one
         */
        public Draft add(Place place, String name, @Nullable String value) {
            if (mode != LintMode.OFF && value != null) {
                inspect(place, name, value).ifPresent(findings::add);
            }
            return this;
        }

        /**
         * Looks at the names and the values of a map.
         *
         * @param place what kind of text they are
         * @param values by name
         */
        public Draft addAll(Place place, Map<String, String> values) {
            values.forEach((name, value) -> {
                boolean named =
                        mode != LintMode.OFF && inspect(Place.TEXT, "", name).isPresent();
                add(Place.TEXT, "name of " + place.label(), name).add(place, named ? "(name withheld)" : name, value);
            });
            return this;
        }

        /** What was found. */
        public List<LintFinding> findings() {
            return List.copyOf(findings);
        }

        /**
         * Ends the draft: logs a warning for each finding, or in strict mode adds it to what is wrong.
         *
         * @param faults what is wrong with the call
         */
        public void into(Faults faults) {
            for (LintFinding finding : findings) {
                faults.when(mode == LintMode.STRICT, finding.toString());
                if (mode == LintMode.WARN) {
                    LOG.warn("{}", finding);
                }
            }
        }
    }
}
