package io.github.azureml4j.core.security.storage;

import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.workspace.WorkspaceDetails;
import java.util.List;
import java.util.Optional;

/**
 * The two keys of the storage account that a workspace stands on. Thread-safe.
 *
 * <pre>{@code
 * RotatedKeys done = ws.security().storageKeys().rotate().onProgress(p -> log.info("{}", p)).await();
 * }</pre>
 */
public final class StorageKeys {
    private final WorkspaceConnection connection;

    /**
     * The keys of one workspace's account; applications get them from the workspace's security.
     *
     * @param connection what the rooms of the workspace share
     */
    public StorageKeys(WorkspaceConnection connection) {
        this.connection = connection;
    }

    /** The keys without their values, with their age ({@code StorageAccounts_ListKeys}, which needs the right to read them). */
    public List<AccountKey> list() {
        return account().keys().keys();
    }

    /**
     * What else may live by the keys and is not changed over by {@link #rotate()}: other workspaces on the account, which are to be told
     * to read their keys anew right after it, and signatures. Reads only; what the caller may not see is not told, and programs never are.
     */
    public OtherHolders otherHolders() {
        ArmId id = accountId();
        return new Sharing(connection, id).holders(new KeyHolders(connection, id.name()).signed());
    }

    /**
     * Replaces both keys while the workspace is at work: first the one that is not in use ({@code key2}, unless the workspace is on it),
     * then the datastores are given its new value and the workspace is told to read its keys anew, and only when a read with the new
     * value has succeeded the other key is replaced. Datastores that the customer registered with a key of this account change over too;
     * what holds a key elsewhere does not, and fails when its key is replaced: {@link #otherHolders()} names what can be seen of it.
     *
     * <p>May be resumed from its token in another process; no key is replaced twice. The token holds no key.
     *
     * @throws AzureMlException when the workspace names no storage account
     */
    public Operation<RotatedKeys> rotate() {
        Account account = account();
        KeyPair keys = account.keys();
        KeyHolders holders = new KeyHolders(connection, account.id().name());
        boolean onSecond = keys.named(holders.serviceValue()).equals(Optional.of("key2"));
        String first = onSecond ? "key1" : "key2";
        String second = onSecond ? "key2" : "key1";
        return follow(RotationState.begin(connection.scope(), account.id().toString(), first, second, keys))
                .start();
    }

    /**
     * Goes on with a rotation that began elsewhere.
     *
     * @param resumeToken what {@link Operation#resumeToken()} of that rotation gave
     * @throws IllegalArgumentException when it is no such token, or one of another workspace
     */
    public Operation<RotatedKeys> resume(String resumeToken) {
        RotationState state = RotationState.parse(resumeToken);
        boolean ours = state.workspace().equalsIgnoreCase(connection.scope())
                && ArmId.parse(state.account()).equals(accountId());
        if (!ours) {
            throw new IllegalArgumentException(
                    "the resume token is of another workspace or account: " + state.workspace());
        }
        return follow(state);
    }

    private Operation<RotatedKeys> follow(RotationState state) {
        return Operation.of(new StorageKeyRotation(connection, state), connection.clock(), connection.sleeper());
    }

    private Account account() {
        return new Account(connection.azure(), accountId());
    }

    private ArmId accountId() {
        return WorkspaceDetails.of(connection.arm().get("").json())
                .storageAccount()
                .map(ArmId::parse)
                .orElseThrow(() -> new AzureMlException(connection.id() + " names no storage account"));
    }
}
