package io.github.azureml4j.scoring;

import io.github.azureml4j.scoring.token.TokenSource;

/** How a caller proves itself to a web service. A service has exactly one form, so a client is given exactly one. */
public sealed interface ServiceAuth {

    /** {@return the form of a service with authentication switched off} */
    static ServiceAuth none() {
        return new None();
    }

    /**
     * A key, the usual form on AKS ({@code authMode: Key} on an online endpoint). When the primary key is rejected, the
     * secondary one is tried.
     *
     * @param keys the service's keys
     * @return the form
     */
    static ServiceAuth key(ServiceKeys keys) {
        return new Key(keys);
    }

    /**
     * A key that is read from the workspace, and read again when the service rejects it: somebody has regenerated it.
     * After that one reading the primary key is used if it is a new one, else the secondary. However many callers were
     * rejected together, the keys are read once; while reading them brings nothing new it is repeated less and less
     * often, at most each minute in the end.
     *
     * @param source reads the keys; asked for the first time by the first call
     * @return the form
     */
    static ServiceAuth key(KeySource source) {
        return new ListedKey(source);
    }

    /**
     * A token of the service ({@code tokenAuthEnabled} on AKS, {@code authMode: AMLToken} on an online endpoint).
     *
     * @param source asks the workspace for the service's token; the client caches and refreshes
     * @return the form
     */
    static ServiceAuth serviceToken(TokenSource source) {
        return new ServiceToken(source);
    }

    /**
     * An Entra token for the cloud's machine-learning scope ({@code authMode: AADToken} on an online endpoint).
     *
     * @param source asks Entra; the client caches and refreshes
     * @return the form
     */
    static ServiceAuth entra(TokenSource source) {
        return new Entra(source);
    }

    /** No credential. */
    record None() implements ServiceAuth {}

    /**
     * A key.
     *
     * @param keys the service's keys
     */
    record Key(ServiceKeys keys) implements ServiceAuth {}

    /**
     * A key that is read where it is kept.
     *
     * @param source reads it
     */
    record ListedKey(KeySource source) implements ServiceAuth {}

    /**
     * A token that the workspace issues for one service.
     *
     * @param source where it comes from
     */
    record ServiceToken(TokenSource source) implements ServiceAuth {}

    /**
     * A token that Entra issues.
     *
     * @param source where it comes from
     */
    record Entra(TokenSource source) implements ServiceAuth {}
}
