package io.github.azureml4j.auth;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request and what became of it.
 *
 * @param host who was asked
 * @param status the HTTP status; 0 when nobody answered
 * @param clockSkew how far the answering clock is ahead of this machine's, to the second; null when it named no time
 */
record Exchange(String host, int status, @Nullable Duration clockSkew) {

    /** Whether it is worth another try: no answer, or one that puts off. */
    boolean failed() {
        return status == 0 || status == 429 || status >= 500;
    }
}
