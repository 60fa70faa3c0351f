package io.github.azureml4j.core.security.preflight;

import org.jspecify.annotations.Nullable;

/**
 * The customer-managed key that a workspace shall have, as it was written: nothing of it is checked yet.
 *
 * @param keyVaultId the ARM id of the vault
 * @param keyUri the key in it with its version
 * @param readerIdentity the ARM id of the user-assigned identity that reads the key; null when the service does as itself
 * @param serviceSide whether the encrypted stores stay with the service, so that none of them is made in the customer's subscription
 */
public record CmkRequest(
        String keyVaultId, String keyUri, @Nullable String readerIdentity, boolean serviceSide) {
    /** A key that the service reads as itself. */
    public CmkRequest(String keyVaultId, String keyUri) {
        this(keyVaultId, keyUri, null);
    }

    /** A key for stores in the customer's subscription. */
    public CmkRequest(String keyVaultId, String keyUri, @Nullable String readerIdentity) {
        this(keyVaultId, keyUri, readerIdentity, false);
    }
}
