package io.github.azureml4j.core.code;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Git wildmatch pattern, matched against the segments of a path. Immutable, thread-safe.
 *
 * <p>The pattern is cut into segments and each segment into tokens. Both levels are matched by going back to the last
 * star only, so the cost is bounded by pattern length times path length: no pattern can make a snapshot hang.
 */
final class Glob {
    private final List<Segment> segments;

    private Glob(List<Segment> segments) {
        this.segments = segments;
    }

    /** The compiled pattern, or null if it is malformed (an open bracket, a lone backslash): Git never matches those. */
    static @Nullable Glob compile(String pattern) {
        List<GlobToken> tokens = GlobToken.parse(pattern);
        return tokens == null ? null : new Glob(segmentsOf(tokens));
    }

    boolean matches(String... path) {
        int at = 0;
        int text = 0;
        int star = -1;
        int resume = 0;
        while (text < path.length) {
            if (at < segments.size() && segments.get(at).anyNumber()) {
                star = at++;
                resume = text;
            } else if (at < segments.size() && segments.get(at).matches(path[text])) {
                at++;
                text++;
            } else if (star >= 0) {
                at = star + 1;
                text = ++resume;
            } else {
                return false;
            }
        }
        while (at < segments.size() && segments.get(at).anyNumber()) {
            at++;
        }
        return at == segments.size();
    }

    private static List<Segment> segmentsOf(List<GlobToken> tokens) {
        List<Segment> segments = new ArrayList<>();
        List<GlobToken> segment = new ArrayList<>();
        for (GlobToken token : tokens) {
            if (token instanceof GlobToken.Slash) {
                segments.add(new Segment(List.copyOf(segment)));
                segment.clear();
            } else {
                segment.add(token);
            }
        }
        Segment last = new Segment(List.copyOf(segment));
        if (last.anyNumber()) { // dir/** is what lies under dir, not dir itself
            segments.add(Segment.ANY_ONE);
        }
        segments.add(last);
        return List.copyOf(segments);
    }

    /** The part of a pattern between two slashes. */
    private record Segment(List<GlobToken> tokens, boolean anyNumber) {
        static final Segment ANY_ONE = new Segment(List.of(new GlobToken.Star()));

        Segment(List<GlobToken> tokens) {
            this(tokens, tokens.size() == 2 && tokens.stream().allMatch(GlobToken.Star.class::isInstance));
        }

        boolean matches(String name) {
            int at = 0;
            int text = 0;
            int star = -1;
            int resume = 0;
            while (text < name.length()) {
                if (isStar(at)) {
                    star = at++;
                    resume = text;
                } else if (at < tokens.size() && tokens.get(at).accepts(name.charAt(text))) {
                    at++;
                    text++;
                } else if (star >= 0) {
                    at = star + 1;
                    text = ++resume;
                } else {
                    return false;
                }
            }
            while (isStar(at)) {
                at++;
            }
            return at == tokens.size();
        }

        private boolean isStar(int at) {
            return at < tokens.size() && tokens.get(at) instanceof GlobToken.Star;
        }
    }
}
