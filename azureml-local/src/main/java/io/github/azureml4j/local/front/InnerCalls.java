package io.github.azureml4j.local.front;

/**
 * Requests of the emulator to itself, so that rules and rights hold once: a template's resource is made by the same route
 * that makes it for any client. They are neither counted against a principal's limits nor kept in the journal.
 */
@FunctionalInterface
public interface InnerCalls {

    /** Answers as it would anybody else; a refusal is an answer too. */
    Reply send(InnerRequest request);
}
