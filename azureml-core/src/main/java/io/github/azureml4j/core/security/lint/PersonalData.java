package io.github.azureml4j.core.security.lint;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of people in names of things, which support engineers may see (document row F3). */
final class PersonalData {
    private static final Suspicion ADDRESS = new Suspicion("personal-data", "the address of a person");
    private static final Suspicion NAME = new Suspicion("personal-data", "the name of a person");

    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}(?:(?:@|%40)[A-Za-z0-9-]{1,64}(?:\\.|_)[A-Za-z]{2,}"
                    + "|_at_[A-Za-z0-9-]{1,64}[._](?:com|org|net|edu|gov|info|io|eu|de|ch|at|fr|it|es|nl|be|se|no|dk|pl|uk|in|cn|jp|br|ca|au)"
                    + "(?![A-Za-z0-9]))");
    /** An account of a domain, or of a guest in a directory. */
    private static final Pattern ACCOUNT =
            Pattern.compile("(?<![\\w\\\\])[A-Za-z][\\w-]{1,30}\\\\[A-Za-z][\\w.-]{1,64}|#EXT#");

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");

    private PersonalData() {}

    /** The address or the account of a person. */
    static Optional<Suspicion> findAddress(String text) {
        return MAIL.matcher(text).find() || ACCOUNT.matcher(text).find() ? Optional.of(ADDRESS) : Optional.empty();
    }

    /** The name of a person, as a word of its own. */
    static Optional<Suspicion> findName(String text) {
        String plain = ACCENTS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(NO_LETTERS.split(plain))
                        .anyMatch(word -> PersonNames.isGiven(word) || PersonNames.isAccount(word))
                ? Optional.of(NAME)
                : Optional.empty();
    }
}
