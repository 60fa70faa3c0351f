package io.github.azureml4j.core.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A bracket expression of a Git wildmatch pattern: {@code [abc]}, {@code [a-z]}, {@code [!0-9]}, {@code [[:digit:]]}.
 * Named classes are those of the C locale, as in Git.
 *
 * @param members what the set holds
 * @param negated whether it matches everything else instead
 * @param end index of the closing bracket in the pattern it was read from
 */
record CharacterSet(List<IntPredicate> members, boolean negated, int end) implements GlobToken {
    private static final Map<String, IntPredicate> NAMED = Map.ofEntries(
            Map.entry("alpha", CharacterSet::isAlpha),
            Map.entry("digit", CharacterSet::isDigit),
            Map.entry("alnum", c -> isAlpha(c) || isDigit(c)),
            Map.entry("upper", c -> c >= 'A' && c <= 'Z'),
            Map.entry("lower", c -> c >= 'a' && c <= 'z'),
            Map.entry("blank", c -> c == ' ' || c == '\t'),
            Map.entry("space", c -> c == ' ' || (c >= '\t' && c <= '\r')),
            Map.entry("cntrl", c -> c < ' ' || c == 127),
            Map.entry("graph", CharacterSet::isGraph),
            Map.entry("print", c -> c == ' ' || isGraph(c)),
            Map.entry("punct", c -> isGraph(c) && !isAlpha(c) && !isDigit(c)),
            Map.entry("xdigit", c -> isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));

    @Override
    public boolean accepts(char c) {
        return c != '/' && members.stream().anyMatch(m -> m.test(c)) != negated;
    }

    /** Reads the set whose opening bracket stands at {@code open}; null if it never closes or names no known class. */
    static @Nullable CharacterSet parse(String pattern, int open) {
        return new Parser(pattern, open + 1).parse();
    }

    private static boolean isAlpha(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isGraph(int c) {
        return c > ' ' && c < 127;
    }

    /** The grammar of wildmatch.c: a bracket that comes first is a member, a dash is a range only between two ends. */
    private static final class Parser {
        private final String pattern;
        private final List<IntPredicate> members = new ArrayList<>();
        private int at;
        /** The possible lower end of a range; -1 after a range or a named class. */
        private int previous = -1;

        Parser(String pattern, int at) {
            this.pattern = pattern;
            this.at = at;
        }

        @Nullable
        CharacterSet parse() {
            boolean negated = peek(0) == '!' || peek(0) == '^';
            if (negated) {
                at++;
            }
            do {
                if (!member()) {
                    return null;
                }
            } while (peek(0) != ']');
            return new CharacterSet(List.copyOf(members), negated, at);
        }

        private boolean member() {
            if (peek(0) == '-' && previous >= 0 && peek(1) >= 0 && peek(1) != ']') {
                at++;
                return range();
            }
            if (peek(0) == '[' && peek(1) == ':') {
                int close = pattern.indexOf(']', at + 2);
                if (close < 0) {
                    return false;
                }
                if (close > at + 2 && pattern.charAt(close - 1) == ':') {
                    return named(close);
                }
            }
            int c = one();
            members.add(other -> other == c);
            previous = c;
            return c >= 0;
        }

        private boolean range() {
            int low = previous;
            int high = one();
            members.add(c -> c >= low && c <= high);
            previous = -1;
            return high >= 0;
        }

        private boolean named(int close) {
            IntPredicate known = NAMED.get(pattern.substring(at + 2, close - 1));
            if (known == null) {
                return false;
            }
            members.add(known);
            previous = -1;
            at = close + 1;
            return true;
        }

        /** The next character, unescaped; -1 at the end of the pattern. */
        private int one() {
            if (peek(0) == '\\') {
                at++;
            }
            int c = peek(0);
            at++;
            return c;
        }

        private int peek(int ahead) {
            return at + ahead < pattern.length() ? pattern.charAt(at + ahead) : -1;
        }
    }
}
