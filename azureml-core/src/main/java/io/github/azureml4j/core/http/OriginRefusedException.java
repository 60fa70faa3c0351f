package io.github.azureml4j.core.http;

import io.github.azureml4j.core.AzureMlException;

/** An address outside the origins that a credential belongs to was named; nothing was sent there. */
public class OriginRefusedException extends AzureMlException {
    private static final long serialVersionUID = 1L;
    private final String origin;

    OriginRefusedException(String message, String origin) {
        super(message);
        this.origin = origin;
    }

    /** The refused origin, such as {@code https://evil.example:443}. */
    public String origin() {
        return origin;
    }
}
