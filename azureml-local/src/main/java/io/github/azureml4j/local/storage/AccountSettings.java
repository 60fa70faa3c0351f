package io.github.azureml4j.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.arm.NetworkRules;
import io.github.azureml4j.local.front.LocalError;
import java.util.Optional;

/**
 * What an account's settings say about requests to its data.
 *
 * @param properties those of ARM's document
 */
record AccountSettings(JsonNode properties) {

    static AccountSettings of(StorageAccount account) {
        return new AccountSettings(account.document().path("properties"));
    }

    /**
     * Raises an error for requests that come the wrong way.
     *
     * @param publicAddress where the caller comes from; empty from a private network
     */
    void requireReachable(String scheme, Optional<String> publicAddress) {
        if (!scheme.equals("https")
                && properties.path("supportsHttpsTrafficOnly").asBoolean(true)) {
            throw LocalError.badRequest("AccountRequiresHttps", "The account being accessed does not support http.");
        }
        if (!NetworkRules.of(properties).admits(publicAddress)) {
            throw LocalError.forbidden(
                    "AuthorizationFailure", "This request is not authorized to perform this operation.");
        }
    }

    /** Raises 403 for what was signed with one of the account's keys, where the account forbids that. */
    void requireKeysAllowed() {
        if (!properties.path("allowSharedKeyAccess").asBoolean(true)) {
            throw LocalError.forbidden(
                    "KeyBasedAuthenticationNotPermitted",
                    "Key based authentication is not permitted on this storage account.");
        }
    }

    /** Whether its containers may be opened to anybody. */
    boolean allowsPublicContainers() {
        return properties.path("allowBlobPublicAccess").asBoolean(false);
    }
}
