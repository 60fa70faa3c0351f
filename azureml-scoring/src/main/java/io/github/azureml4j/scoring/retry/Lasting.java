package io.github.azureml4j.scoring.retry;

/** A failure that knows whether another attempt would only repeat it. */
public interface Lasting {

    /** {@return whether there is no point in trying again} */
    boolean isLasting();
}
