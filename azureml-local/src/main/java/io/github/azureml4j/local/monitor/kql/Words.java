package io.github.azureml4j.local.monitor.kql;

import io.github.azureml4j.local.front.LocalError;
import java.util.List;

/** The words of a query and how far they were read. Not thread-safe. */
final class Words {

    private final List<Token> tokens;
    private int at;

    Words(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token next() {
        return tokens.get(at);
    }

    Token afterNext() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token third() {
        return tokens.get(Math.min(at + 2, tokens.size() - 1));
    }

    /** Reads one word, whichever it is; the end is never left behind. */
    Token skip() {
        Token word = next();
        at = Math.min(at + 1, tokens.size() - 1);
        return word;
    }

    boolean take(String word) {
        boolean there = next().is(word);
        if (there) {
            skip();
        }
        return there;
    }

    void expect(String word) {
        if (!take(word)) {
            throw KqlError.syntax(
                    "'" + word + "' is wanted at " + next().at() + " instead of '" + next().text() + "'.");
        }
    }

    boolean atEnd() {
        return next().kind() == Token.Kind.END;
    }

    LocalError unexpected(Token word) {
        return KqlError.syntax("'" + word.text() + "' at " + word.at() + " is not expected there.");
    }
}
