package io.github.azureml4j.core.audit;

import io.github.azureml4j.core.AzureMlException;

/** A call was not made because its journal is {@linkplain AuditJournal#required() required} and could not be written. */
public final class AuditException extends AzureMlException {
    private static final long serialVersionUID = 1L;

    AuditException(String message, Throwable cause) {
        super(message, cause);
    }
}
