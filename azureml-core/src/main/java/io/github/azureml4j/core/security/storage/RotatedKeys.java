package io.github.azureml4j.core.security.storage;

import java.util.List;

/**
 * What a rotation came to. Immutable; holds no key.
 *
 * @param account the ARM id of the storage account
 * @param keys both keys with the time of their new values
 * @param movedDatastores the customer's own datastores that were given a new value
 * @param inUse the key that the workspace uses now; empty when it reaches the account by identity
 * @param otherHolders what else may live by the keys and was not changed over
 * @param interrupted whether the workspace's own datastores were without a valid key for a moment, since the service would not change over
 */
public record RotatedKeys(
        String account,
        List<AccountKey> keys,
        List<String> movedDatastores,
        String inUse,
        OtherHolders otherHolders,
        boolean interrupted) {
    /** Copies the lists. */
    public RotatedKeys {
        keys = List.copyOf(keys);
        movedDatastores = List.copyOf(movedDatastores);
    }
}
