package io.github.azureml4j.core.security.storage;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What else may live by the keys of a workspace's account and is not changed over by a rotation, as far as the caller sees it.
 * Immutable; holds no key.
 *
 * @param workspaces ARM ids of the other workspaces of the subscription that stand on the account: each has to be told to read its keys
 *     anew (its {@code resyncKeys()}), or does so by itself within about an hour
 * @param signedDatastores datastores of this workspace with a shared access signature for the account, which a key may have signed: such
 *     a one has to be signed anew
 * @param unreadWorkspaces why the other workspaces could not be listed; null when they could
 */
public record OtherHolders(
        List<String> workspaces,
        List<String> signedDatastores,
        @Nullable String unreadWorkspaces) {
    /** Copies the lists. */
    public OtherHolders {
        workspaces = List.copyOf(workspaces);
        signedDatastores = List.copyOf(signedDatastores);
    }

    /** Whether there is none; false also when that could not be seen. */
    public boolean isEmpty() {
        return workspaces.isEmpty() && signedDatastores.isEmpty() && unreadWorkspaces == null;
    }

    /** Why the other workspaces could not be listed; empty when they could. */
    public Optional<String> unread() {
        return Optional.ofNullable(unreadWorkspaces);
    }
}
