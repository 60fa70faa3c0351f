package io.github.azureml4j.auth;

import java.util.Locale;

/** Which of a machine's identities is meant. */
record IdentityName(Kind kind, String value) {

    /** The machine's own identity, or the only one that it has. */
    static final IdentityName DEFAULT = new IdentityName(Kind.NONE, "");

    /** What an identity can be named by. */
    enum Kind {
        NONE,
        CLIENT_ID,
        RESOURCE_ID,
        OBJECT_ID
    }

    boolean isDefault() {
        return kind == Kind.NONE;
    }

    @Override
    public String toString() {
        return isDefault()
                ? "system-assigned"
                : kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + value;
    }
}
