package io.github.azureml4j.core.http;

import org.jspecify.annotations.Nullable;

/** The words of a {@code WWW-Authenticate} field, by the grammar of RFC 9110, 5.6 and 11.2. Not thread-safe. */
final class ChallengeScanner {

    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
    private static final String TOKEN68_MARKS = "-._~+/";

    private final String text;
    private int at;

    ChallengeScanner(String text) {
        this.text = text;
    }

    /** Whether there is more than commas and blanks. */
    boolean hasMore() {
        while (at < text.length() && (blank() || text.charAt(at) == ',')) {
            at++;
        }
        return at < text.length();
    }

    /** The token that begins here; empty when none does. */
    String token() {
        return word(TOKEN_MARKS);
    }

    /** Goes past a character and the blanks around it, if it is next. */
    boolean skip(char expected) {
        int start = at;
        skipBlanks();
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            skipBlanks();
            return true;
        }
        at = start;
        return false;
    }

    /** A parameter's value, unquoted; null when it does not end. */
    @Nullable
    String value() {
        return at < text.length() && text.charAt(at) == '"' ? quoted() : token();
    }

    /** Goes past the one value that a scheme may have in place of parameters, such as that of {@code Negotiate}. */
    void skipToken68() {
        int start = at;
        skipBlanks();
        word(TOKEN68_MARKS);
        while (at < text.length() && text.charAt(at) == '=') {
            at++;
        }
        skipBlanks();
        if (at < text.length() && text.charAt(at) != ',') {
            at = start;
        }
    }

    private @Nullable String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return value.toString();
            }
            if (c == '\\' && at + 1 < text.length()) {
                at++;
                c = text.charAt(at);
            }
            value.append(c);
        }
        return null;
    }

    private String word(String marks) {
        int start = at;
        while (at < text.length() && inWord(text.charAt(at), marks)) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean inWord(char c, String marks) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || marks.indexOf(c) >= 0;
    }

    private void skipBlanks() {
        while (at < text.length() && blank()) {
            at++;
        }
    }

    private boolean blank() {
        return text.charAt(at) == ' ' || text.charAt(at) == '\t';
    }
}
