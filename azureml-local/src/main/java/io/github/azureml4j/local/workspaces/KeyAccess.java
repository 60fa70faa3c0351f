package io.github.azureml4j.local.workspaces;

import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.keyvault.KeyUse;
import io.github.azureml4j.local.keyvault.KeyVaultService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether a workspace can use its customer-managed key. What was found out is trusted for an hour, so that a revoked key
 * breaks the workspace within that time; a refusal is not remembered, so that a restored one heals it at once.
 */
final class KeyAccess {

    private static final Duration TRUSTED_FOR = Duration.ofHours(1);

    private final Map<String, Instant> usable = new ConcurrentHashMap<>();
    private final KeyVaultService vaults;
    private final Identities identities;
    private final Clock clock;

    KeyAccess(KeyVaultService vaults, Identities identities, Clock clock) {
        this.vaults = vaults;
        this.identities = identities;
        this.clock = clock;
    }

    /** Raises 403 where the key has been out of reach for too long. */
    void require(WorkspaceRecord workspace) {
        Instant last = usable.get(workspace.workspaceId());
        if (workspace.encrypted() && (last == null || clock.instant().isAfter(last.plus(TRUSTED_FOR)))) {
            requireNow(workspace);
        }
    }

    /** Raises 403 where the key is out of reach now. */
    void requireNow(WorkspaceRecord workspace) {
        require(workspace, vaults.use(keyOf(workspace), identities.keyReader(workspace)));
        usable.put(workspace.workspaceId(), clock.instant());
    }

    /** Raises 403 where what was closed with the key cannot be opened now; a key that has expired opens still. */
    void requireOpening(WorkspaceRecord workspace) {
        require(workspace, vaults.opening(keyOf(workspace), identities.keyReader(workspace)));
    }

    private static void require(WorkspaceRecord workspace, KeyUse use) {
        if (!use.usable()) {
            throw LocalError.forbidden(
                    "CustomerManagedKeyNotAccessible",
                    "The workspace '" + workspace.name() + "' cannot be used because its customer-managed key is not"
                            + " accessible: " + use.code() + ". " + use.message());
        }
    }

    private static String keyOf(WorkspaceRecord workspace) {
        return workspace
                .property("encryption")
                .at("/keyVaultProperties/keyIdentifier")
                .asText();
    }

    void forget(WorkspaceRecord workspace) {
        usable.remove(workspace.workspaceId());
    }
}
