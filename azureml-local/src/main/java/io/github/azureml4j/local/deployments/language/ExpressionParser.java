package io.github.azureml4j.local.deployments.language;

import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the text between an expression's brackets. Not thread-safe; one for each expression. */
final class ExpressionParser {

    private final String text;
    private int at;

    private ExpressionParser(String text) {
        this.text = text;
    }

    /** The expression of a template's string; empty where it is a plain string. */
    static Optional<Expression> parse(String value) {
        if (!value.startsWith("[") || value.startsWith("[[") || !value.endsWith("]")) {
            return Optional.empty();
        }
        return Optional.of(new ExpressionParser(value.substring(1, value.length() - 1)).whole());
    }

    private Expression whole() {
        Expression expression = expression();
        space();
        if (at < text.length()) {
            throw unreadable();
        }
        return expression;
    }

    private Expression expression() {
        Expression expression = primary();
        while (true) {
            space();
            if (take('.')) {
                expression = new Expression.Member(expression, new Expression.Constant(new TextNode(name())));
            } else if (take('[')) {
                expression = new Expression.Member(expression, expression());
                expect(']');
            } else {
                return expression;
            }
        }
    }

    private Expression primary() {
        space();
        if (take('\'')) {
            return new Expression.Constant(new TextNode(string()));
        }
        if (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '-')) {
            return new Expression.Constant(LongNode.valueOf(number()));
        }
        String function = name();
        space();
        expect('(');
        return new Expression.Call(function, arguments());
    }

    private List<Expression> arguments() {
        List<Expression> arguments = new ArrayList<>();
        space();
        if (take(')')) {
            return arguments;
        }
        do {
            arguments.add(expression());
            space();
        } while (take(','));
        expect(')');
        return arguments;
    }

    /** Up to the closing quote; two quotes stand for one. */
    private String string() {
        StringBuilder string = new StringBuilder();
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next != '\'') {
                string.append(next);
            } else if (take('\'')) {
                string.append('\'');
            } else {
                return string.toString();
            }
        }
        throw unreadable();
    }

    private long number() {
        int start = at++;
        while (at < text.length() && Character.isDigit(text.charAt(at))) {
            at++;
        }
        try {
            return Long.parseLong(text.substring(start, at));
        } catch (NumberFormatException e) {
            throw unreadable();
        }
    }

    private String name() {
        space();
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        if (start == at) {
            throw unreadable();
        }
        return text.substring(start, at);
    }

    private void expect(char wanted) {
        space();
        if (!take(wanted)) {
            throw unreadable();
        }
    }

    private boolean take(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private RuntimeException unreadable() {
        return InvalidTemplate.because("The language expression '" + text + "' is not valid: the string character at"
                + " position '" + at + "' is not expected.");
    }
}
