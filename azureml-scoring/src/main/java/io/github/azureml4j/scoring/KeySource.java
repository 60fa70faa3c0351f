package io.github.azureml4j.scoring;

/**
 * Where the keys of a web service are read: one request to the workspace ({@code Services_ListServiceKeys}, or
 * {@code listKeys} of an online endpoint). The client keeps what it was given and asks again only when the service
 * rejects a key, one call at a time; an implementation needs neither a cache nor a lock. It should bound its own waiting.
 */
@FunctionalInterface
public interface KeySource {

    /**
     * Reads both keys.
     *
     * @return the keys as they are now
     * @throws RuntimeException when they cannot be read
     */
    ServiceKeys read();
}
