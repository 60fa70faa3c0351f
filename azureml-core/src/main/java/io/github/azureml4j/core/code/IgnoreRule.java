package io.github.azureml4j.core.code;

import java.util.Optional;

/**
 * One line of an ignore file, in Git's syntax.
 *
 * @param glob what it matches
 * @param negated whether a match takes the path back in ({@code !})
 * @param directoryOnly whether it matches directories only (a slash at its end)
 * @param anywhere whether it is matched against the last segment, at any depth (no other slash in it)
 */
record IgnoreRule(Glob glob, boolean negated, boolean directoryOnly, boolean anywhere) {

    /** Reads a line; empty for blank lines, comments, and patterns that can match nothing. */
    static Optional<IgnoreRule> parse(String line) {
        String text = withoutTrailingSpaces(line);
        if (text.isEmpty() || text.startsWith("#")) {
            return Optional.empty();
        }
        boolean negated = text.startsWith("!");
        String pattern = negated ? text.substring(1) : text;
        boolean directoryOnly = pattern.endsWith("/");
        if (directoryOnly) {
            pattern = pattern.substring(0, pattern.length() - 1);
        }
        boolean anywhere = pattern.indexOf('/') < 0;
        Glob glob = Glob.compile(pattern.startsWith("/") ? pattern.substring(1) : pattern);
        return Optional.ofNullable(glob).map(g -> new IgnoreRule(g, negated, directoryOnly, anywhere));
    }

    /** Whether the path with these segments falls under this line. */
    boolean matches(String[] path, boolean directory) {
        return (directory || !directoryOnly) && (anywhere ? glob.matches(path[path.length - 1]) : glob.matches(path));
    }

    /** Spaces at the end do not count, unless a backslash protects them. */
    private static String withoutTrailingSpaces(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ' && !escaped(line, end - 1)) {
            end--;
        }
        return line.substring(0, end);
    }

    private static boolean escaped(String line, int at) {
        int slashes = 0;
        while (at - slashes > 0 && line.charAt(at - slashes - 1) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }
}
