package io.github.azureml4j.core.secret;

import com.azure.core.http.rest.PagedIterable;
import com.azure.security.keyvault.secrets.models.KeyVaultSecret;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.WorkspaceConnection;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of a workspace, in its own key vault: what jobs and people need and no code, variable or tag should hold. Thread-safe.
 *
 * <pre>{@code
 * workspace.secrets().set("clinic-db", password);          // char[] or String
 * String value = workspace.secrets().get("clinic-db").value();
 * workspace.secrets().list().forEach(entry -> log.info("{}", entry));   // names, never values
 * }</pre>
 *
 * <p>Takes rights on the vault itself (by its access policies or by a role such as Key Vault Secrets Officer); roles on the workspace
 * give none. What the service keeps in the vault for itself (the storage account's connection string, the registry's password,
 * datastores' credentials; statement E22) is listed with {@link SecretEntry#ownedByService()} and neither overwritten nor deleted
 * unless one insists.
 */
public final class Secrets {
    private final WorkspaceConnection connection;
    private volatile @Nullable WorkspaceVault vault;

    /**
     * The secrets of one workspace; applications get them from the workspace. Sends nothing yet.
     *
     * @param connection what the rooms of the workspace share
     */
    public Secrets(WorkspaceConnection connection) {
        this.connection = connection;
    }

    /**
     * Keeps a secret; a new version of it, when there is one of that name ({@code SetSecret}).
     *
     * @param name 1 to 127 letters, digits and hyphens
     * @param value up to 25,000 bytes
     * @throws IllegalArgumentException when either cannot be meant, before any request; the value is not repeated
     * @throws AzureMlException when the service keeps one of its own under that name
     */
    public SecretEntry set(String name, String value) {
        SecretRules.check("cannot keep the secret", name, value);
        WorkspaceVault in = vault();
        requireOwn(in, name, "overwrite");
        KeyVaultSecret kept =
                SecretErrors.translate("PUT", in.secret(name), () -> in.client().setSecret(name, value));
        return SecretEntry.of(kept.getProperties(), false);
    }

    /**
     * Keeps a secret, as {@link #set(String, String)} does. The characters stay the caller's, to overwrite when this returns.
     *
     * @param name 1 to 127 letters, digits and hyphens
     * @param value up to 25,000 bytes
     */
    public SecretEntry set(String name, char[] value) {
        return set(name, new String(value));
    }

    /**
     * The newest version of a secret ({@code GetSecret}).
     *
     * @param name its name
     * @throws io.github.azureml4j.core.NotFoundException when there is none
     */
    public SecretValue get(String name) {
        return get(name, "");
    }

    /**
     * One version of a secret ({@code GetSecret}).
     *
     * @param name its name
     * @param version as {@link #versions} names it; the newest when empty
     */
    public SecretValue get(String name, String version) {
        SecretRules.checkName("cannot read the secret", name);
        WorkspaceVault in = vault();
        KeyVaultSecret found =
                SecretErrors.translate("GET", in.secret(name), () -> in.client().getSecret(name, version));
        return new SecretValue(name, found.getProperties().getVersion(), found.getValue());
    }

    /** All secrets of the vault without their values, the service's own among them, a page at a time ({@code GetSecrets}). */
    public PagedIterable<SecretEntry> list() {
        WorkspaceVault in = vault();
        URI secrets = URI.create(in.uri() + "/secrets");
        return SecretPages.of(secrets, in.client().listPropertiesOfSecrets(), in::entry);
    }

    /** The deleted secrets that {@link #recover} brings back, without their values, a page at a time ({@code GetDeletedSecrets}). */
    public PagedIterable<SecretEntry> deleted() {
        WorkspaceVault in = vault();
        URI secrets = URI.create(in.uri() + "/deletedsecrets");
        return SecretPages.of(secrets, in.client().listDeletedSecrets(), each -> in.entry(each.getProperties()));
    }

    /**
     * The versions of a secret without their values, a page at a time ({@code GetSecretVersions}).
     *
     * @param name its name
     */
    public PagedIterable<SecretEntry> versions(String name) {
        SecretRules.checkName("cannot list the versions of the secret", name);
        WorkspaceVault in = vault();
        URI versions = URI.create(in.secret(name) + "/versions");
        return SecretPages.of(versions, in.client().listPropertiesOfSecretVersions(name), in::entry);
    }

    /**
     * Deletes a secret ({@code DeleteSecret}). The vault keeps it for its retention time, and the name taken: {@link #recover} brings it
     * back, {@link #purge} ends it.
     *
     * @param name its name
     * @throws io.github.azureml4j.core.NotFoundException when there is none
     * @throws AzureMlException when it is the service's own
     */
    public void delete(String name) {
        SecretRules.checkName("cannot delete the secret", name);
        WorkspaceVault in = vault();
        requireOwn(in, name, "delete");
        delete(in, name);
    }

    /**
     * Deletes a secret, be it one that the service needs. A workspace that lost such a secret is mended by resyncing its keys.
     *
     * @param name its name
     */
    public void deleteEvenServiceOwned(String name) {
        SecretRules.checkName("cannot delete the secret", name);
        delete(vault(), name);
    }

    /**
     * Brings a deleted secret back with all its versions ({@code RecoverDeletedSecret}); it can be read within seconds. In a vault that is
     * protected against purging this is the only way to use the name again.
     *
     * @param name its name
     * @throws io.github.azureml4j.core.NotFoundException when no such secret is kept
     */
    public void recover(String name) {
        SecretRules.checkName("cannot recover the secret", name);
        WorkspaceVault in = vault();
        SecretErrors.translate(
                "POST",
                URI.create(in.deletedSecret(name) + "/recover"),
                () -> in.client().beginRecoverDeletedSecret(name).poll());
    }

    /**
     * Ends a deleted secret for good ({@code PurgeDeletedSecret}); refused where the vault is protected against it.
     *
     * @param name its name
     * @throws AzureMlException when it is the service's own
     */
    public void purge(String name) {
        SecretRules.checkName("cannot purge the secret", name);
        WorkspaceVault in = vault();
        requireOwn(in, name, "purge");
        SecretErrors.translate("DELETE", in.deletedSecret(name), () -> {
            in.client().purgeDeletedSecret(name);
            return name;
        });
    }

    private static void delete(WorkspaceVault in, String name) {
        SecretErrors.translate(
                "DELETE",
                in.secret(name),
                () -> in.client().beginDeleteSecret(name).poll());
    }

    private static void requireOwn(WorkspaceVault in, String name, String deed) {
        if (in.isServices(name)) {
            throw new AzureMlException("refused to " + deed + " the secret " + name
                    + ": Azure Machine Learning keeps it for its own use, and the workspace breaks without it");
        }
    }

    /** Asked for once; two first callers may both ask. */
    private WorkspaceVault vault() {
        WorkspaceVault known = vault;
        if (known == null) {
            known = WorkspaceVault.of(connection);
            vault = known;
        }
        return known;
    }

    @Override
    public String toString() {
        return "Secrets of " + connection.id();
    }
}
