package io.github.azureml4j.core.code;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One element of a Git wildmatch pattern. */
sealed interface GlobToken permits GlobToken.Star, GlobToken.Slash, GlobToken.AnyOne, GlobToken.Literal, CharacterSet {
    /** Whether this element matches the one character. A star and a slash match none. */
    boolean accepts(char c);

    /** {@code *}: any run of characters. Two of them alone in a segment are the pattern {@code **}. */
    record Star() implements GlobToken {
        @Override
        public boolean accepts(char c) {
            return false;
        }
    }

    /** {@code /}: the end of a segment. */
    record Slash() implements GlobToken {
        @Override
        public boolean accepts(char c) {
            return false;
        }
    }

    /** {@code ?}. */
    record AnyOne() implements GlobToken {
        @Override
        public boolean accepts(char c) {
            return true;
        }
    }

    /** A character that stands for itself. */
    record Literal(char value) implements GlobToken {
        @Override
        public boolean accepts(char c) {
            return c == value;
        }
    }

    /** The elements of a pattern, or null if it is malformed. */
    static @Nullable List<GlobToken> parse(String pattern) {
        List<GlobToken> tokens = new ArrayList<>();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '[') {
                CharacterSet set = CharacterSet.parse(pattern, i);
                if (set == null) {
                    return null;
                }
                tokens.add(set);
                i = set.end();
            } else if (c == '\\') {
                if (++i == pattern.length()) {
                    return null;
                }
                tokens.add(literal(pattern.charAt(i)));
            } else {
                tokens.add(plain(c));
            }
        }
        return tokens;
    }

    private static GlobToken plain(char c) {
        return switch (c) {
            case '*' -> new Star();
            case '?' -> new AnyOne();
            default -> literal(c);
        };
    }

    private static GlobToken literal(char c) {
        return c == '/' ? new Slash() : new Literal(c);
    }
}
