package io.github.azureml4j.core.http;

import java.net.URI;
import java.time.Instant;

/** Where a plane is, when that can change while its callers live. Thread-safe. */
public interface Whereabouts {

    /**
     * The base address as far as is known; read when nothing is known yet.
     *
     * @return an address that a credential may be sent to
     */
    URI current();

    /**
     * The base address, read again unless that was done lately.
     *
     * @param since what was read after this is new enough
     * @return an address that a credential may be sent to
     * @throws RuntimeException when it cannot be read
     */
    URI readAgain(Instant since);
}
