package io.github.azureml4j.core.security.lint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Words that look as if a machine had drawn them at random out of letters of both cases and digits, as keys do. Hashes, ids and
 * digests are of digits and one case, and words of people change their case seldom: both are left alone.
 */
final class OpaqueText {
    private static final int SHORTEST = 24;
    /** Names are made of words and numbers with marks between; a longer stretch of both cases and digits is none. */
    private static final int LONGEST_OF_WORDS = 9;

    private static final int SHORTEST_KEY = 16;
    private static final double MOST_CHANGES_OF_WORDS = 0.29;
    private static final Suspicion SUSPICION = new Suspicion("random-text", "a key drawn at random");

    private static final Pattern BETWEEN = Pattern.compile("[\\s,;:'\"()\\[\\]{}<>|&?=@\\\\]+");
    private static final Pattern HARMLESS = Pattern.compile("(?i)(?:ssh|ecdsa)-[a-z0-9-]{1,30}\\s+AAAA[A-Za-z0-9+/=]++"
            + "|-----BEGIN (?:CERTIFICATE|PUBLIC KEY)-----[^-]*+"
            + "|sha\\d{3}-[A-Za-z0-9+/=]++|;base64,[A-Za-z0-9+/=]++|"
            + "(?-i:(?<![A-Za-z0-9+/])(?:iVBORw0KGgo|/9j/4|R0lGOD|JVBERi0|UEsDB|H4sI|gASV|k05VTV|UklGR)[A-Za-z0-9+/=]{40,})|/subscriptions/\\S*+"
            + "|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern LETTERS = Pattern.compile("[A-Za-z0-9+/_~.!-]+");
    private static final Pattern PATH = Pattern.compile("[/.][a-z]+[/.]");
    private static final Pattern SEGMENTS = Pattern.compile("[+/_~.!-]+");
    /** Names of models and versions have such words among others. */
    private static final Pattern NUMBERED = Pattern.compile("[A-Za-z]+\\d{1,6}");

    private static final Pattern KEY = Pattern.compile(
            "(?i)[0-9a-f]{32,}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?=[^0-9]{0,40}[0-9])(?=[^a-z]{0,40}[a-z])[A-Za-z0-9+/_~.-]{16,}={0,2}");

    private OpaqueText() {}

    static Optional<Suspicion> find(String text) {
        return Arrays.stream(BETWEEN.split(withoutPublic(text))).anyMatch(OpaqueText::isRandom)
                ? Optional.of(SUSPICION)
                : Optional.empty();
    }

    /** A text without the parts that look random and may be seen by all: ids, public keys, certificates, digests. */
    static String withoutPublic(String text) {
        return HARMLESS.matcher(text).replaceAll(" ");
    }

    /** Whether a text may be a key where one is spoken of: of digits and letters, and without words in it. */
    static boolean isKey(String text) {
        String[] parts = SEGMENTS.split(text);
        return KEY.matcher(text).matches()
                && Arrays.stream(parts)
                        .filter(part ->
                                parts.length == 1 || !NUMBERED.matcher(part).matches())
                        .anyMatch(part -> part.length() >= SHORTEST_KEY / 2 && kinds(part) > 1);
    }

    private static boolean isRandom(String word) {
        return word.length() >= SHORTEST
                && LETTERS.matcher(word).matches()
                && !PATH.matcher(word).find()
                && kinds(word) == 3
                && SEGMENTS.splitAsStream(word).anyMatch(part -> part.length() >= LONGEST_OF_WORDS && kinds(part) == 3)
                && changes(word) >= MOST_CHANGES_OF_WORDS
                && !isEncodedText(word);
    }

    /** Whether it is the Base64 of something that people can read. */
    private static boolean isEncodedText(String word) {
        try {
            String text = new String(Base64.getDecoder().decode(word), StandardCharsets.ISO_8859_1);
            return text.chars().allMatch(c -> c >= ' ' && c <= '~');
        } catch (IllegalArgumentException e) {
            return false; // not Base64
        }
    }

    private static int kinds(String word) {
        return (has(word, Character::isUpperCase) ? 1 : 0)
                + (has(word, Character::isLowerCase) ? 1 : 0)
                + (has(word, Character::isDigit) ? 1 : 0);
    }

    private static boolean has(String word, IntPredicate kind) {
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
