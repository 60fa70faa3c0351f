package io.github.azureml4j.core.access;

/** An answer that admits what it does not know. */
public enum Answer {
    /** It is refused, for certain. */
    NO,
    /** What would decide it cannot be seen. */
    UNKNOWN,
    /** It is allowed, for certain. */
    YES;

    static Answer of(boolean allowed) {
        return allowed ? YES : NO;
    }

    /** Both must hold: the worse of the two. */
    Answer and(Answer other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** One is enough: the better of the two. */
    Answer or(Answer other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
