package io.github.azureml4j.local.entra;

/**
 * An application that has proven itself, or that cannot.
 *
 * @param proof how, as tokens say it in {@code appidacr}: {@code 0} not at all, {@code 1} by a secret, {@code 2} by a
 *     certificate or a trusted token
 */
record Client(Application application, String proof) {

    String id() {
        return application.clientId();
    }
}
