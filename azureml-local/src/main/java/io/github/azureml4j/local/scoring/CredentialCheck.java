package io.github.azureml4j.local.scoring;

/** Whether a bearer credential opens a service now. The service owns its keys and tokens and answers. */
@FunctionalInterface
public interface CredentialCheck {

    /**
     * Answers for this moment.
     *
     * @param credential what stood behind {@code Bearer}, empty when there was none
     */
    boolean accepts(String credential);
}
