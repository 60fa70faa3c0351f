package io.github.azureml4j.local.monitor.kql;

import io.github.azureml4j.local.monitor.kql.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a query apart into words. */
final class Lexer {

    private static final Pattern WORD = Pattern.compile("""
            (?<space>\\s+|//[^\\n]*)
            |(?<datetime>datetime\\s*\\(\\s*(?<instant>[^)]*?)\\s*\\))
            |(?<timespan>\\d+(?:\\.\\d+)?(?:ms|d|h|m|s)\\b)
            |(?<number>\\d+(?:\\.\\d+)?)
            |(?<name>!?[A-Za-z_][A-Za-z0-9_]*)
            |(?<text>"(?:[^"\\\\\\n]|\\\\.)*"|'(?:[^'\\\\\\n]|\\\\.)*')
            |(?<verbatim>@"[^"\\n]*"|@'[^'\\n]*')
            |(?<sign>==|!=|=~|!~|<=|>=|\\.\\.|[|,()\\[\\].=<>+\\-*/])""", Pattern.COMMENTS);

    private Lexer() {}

    static List<Token> read(String query) {
        List<Token> words = new ArrayList<>();
        Matcher word = WORD.matcher(query);
        int at = 0;
        while (at < query.length()) {
            if (!word.region(at, query.length()).lookingAt()) {
                throw KqlError.syntax("'" + query.charAt(at) + "' at " + at + " begins no word.");
            }
            if (word.group("space") == null) {
                words.add(token(word, at));
            }
            at = word.end();
        }
        words.add(new Token(Kind.END, "the end of the query", at));
        return words;
    }

    private static Token token(Matcher word, int at) {
        String all = word.group();
        if (word.group("datetime") != null) {
            return new Token(Kind.DATETIME, word.group("instant"), at);
        }
        if (word.group("timespan") != null) {
            return new Token(Kind.TIMESPAN, all, at);
        }
        if (word.group("number") != null) {
            return new Token(Kind.NUMBER, all, at);
        }
        if (word.group("text") != null) {
            return new Token(Kind.TEXT, unescaped(all.substring(1, all.length() - 1)), at);
        }
        if (word.group("verbatim") != null) {
            return new Token(Kind.TEXT, all.substring(2, all.length() - 1), at);
        }
        return new Token(word.group("name") != null ? Kind.NAME : Kind.SIGN, all, at);
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '\\') {
                i++;
                next = switch (text.charAt(i)) {
                    case 'n' -> '\n';
                    case 't' -> '\t';
                    case 'r' -> '\r';
                    default -> text.charAt(i);
                };
            }
            plain.append(next);
        }
        return plain.toString();
    }
}
