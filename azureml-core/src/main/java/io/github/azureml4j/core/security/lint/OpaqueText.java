package io.github.azureml4j.core.security.lint;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Words that look as if a machine had drawn them at random out of letters of both cases and digits, as keys do. Hashes, ids and
 * digests are of digits and one case, and words of people change their case seldom: both are left alone.
 */
final class OpaqueText {
    private static final int SHORTEST = 24;
    private static final double MOST_CHANGES_OF_WORDS = 0.33;
    private static final Suspicion SUSPICION = new Suspicion("random-text", "a key drawn at random");

    private static final Pattern BETWEEN = Pattern.compile("[\\s,;:'\"()\\[\\]{}<>|&?=@\\\\]+");
    private static final Pattern HARMLESS = Pattern.compile(
            "(?i)ssh-(?:rsa|ed25519|dss)\\b.*|.*-----BEGIN (?:CERTIFICATE|PUBLIC KEY).*|sha\\d{3}-.*|.*;base64,.*", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("/subscriptions/.*", Pattern.CASE_INSENSITIVE);

    private OpaqueText() {}

    static Optional<Suspicion> find(String text) {
        if (HARMLESS.matcher(text.strip()).matches() || ID.matcher(text.strip()).matches()) {
            return Optional.empty();
        }
        return Arrays.stream(BETWEEN.split(text)).anyMatch(OpaqueText::isRandom)
                ? Optional.of(SUSPICION)
                : Optional.empty();
    }

    private static boolean isRandom(String word) {
        if (word.length() < SHORTEST || !word.matches("[A-Za-z0-9+/_~.!-]+") || word.matches(".*[/.]{1}[a-z]+[/.].*")) {
            return false;
        }
        int kinds = (has(word, Character::isUpperCase) ? 1 : 0)
                + (has(word, Character::isLowerCase) ? 1 : 0)
                + (has(word, Character::isDigit) ? 1 : 0);
        return kinds == 3 && changes(word) >= MOST_CHANGES_OF_WORDS;
    }

    private static boolean has(String word, java.util.function.IntPredicate kind) {
        return word.chars().anyMatch(kind);
    }

    /** The part of neighbours that are of different kinds; a capital and the small letters after it count as one. */
    private static double changes(String word) {
        int changes = 0;
        for (int i = 1; i < word.length(); i++) {
            char before = word.charAt(i - 1);
            char now = word.charAt(i);
            boolean capitalised = Character.isUpperCase(before) && Character.isLowerCase(now);
            if (kind(before) != kind(now) && !capitalised) {
                changes++;
            }
        }
        return (double) changes / (word.length() - 1);
    }

    private static int kind(char c) {
        if (Character.isDigit(c)) {
            return 0;
        }
        return Character.isUpperCase(c) ? 1 : Character.isLowerCase(c) ? 2 : 3;
    }
}
