package io.github.azureml4j.local.monitor.kql;

/**
 * A word of a query.
 *
 * @param text for text its value, without quotes
 * @param at where it stands
 */
record Token(Kind kind, String text, int at) {

    enum Kind {
        NAME,
        NUMBER,
        TIMESPAN,
        DATETIME,
        TEXT,
        SIGN,
        END
    }

    boolean is(String word) {
        return (kind == Kind.NAME || kind == Kind.SIGN) && text.equals(word);
    }
}
