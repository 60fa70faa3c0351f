package io.github.azureml4j.core.security.lint;

import java.util.Optional;
import java.util.regex.Pattern;

/** Names of people in names of things, which support engineers may see (document row F3). */
final class PersonalData {
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}(?:@|_at_|%40)[A-Za-z0-9-]{1,64}(?:\\.|_)[A-Za-z]{2,}");
    private static final Suspicion SUSPICION = new Suspicion("personal-data", "the address of a person");

    private PersonalData() {}

    static Optional<Suspicion> find(String text) {
        return MAIL.matcher(text).find() ? Optional.of(SUSPICION) : Optional.empty();
    }
}
