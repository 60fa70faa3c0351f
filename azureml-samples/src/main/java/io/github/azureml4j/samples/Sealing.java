package io.github.azureml4j.samples;

import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.models.CreateRsaKeyOptions;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.keyvault.KeyVault;
import io.github.azureml4j.core.security.KeyRef;
import io.github.azureml4j.core.workspace.WorkspaceCreate;
import io.github.azureml4j.core.workspace.WorkspaceDetails;
import io.github.azureml4j.core.workspace.WorkspacePlan;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From a signed-in client to a workspace that holds sensitive data under a key of the customer's own. */
final class Sealing {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final AzureMl ml;
    private final Account account;
    private final String group;
    private final String region;
    private final String suffix;
    private @Nullable ArmId vaultId;
    private @Nullable KeyRef key;
    private @Nullable Workspace workspace;

    Sealing(AzureMl ml, Account account, String group, String region, String suffix) {
        this.ml = ml;
        this.account = account;
        this.group = group;
        this.region = region;
        this.suffix = suffix;
    }

    /** The first call that needs a token. */
    String signIn() {
        account.say(
                "resource group " + ml.resourceGroups().create(group, region).id());
        return group;
    }

    /** The key is made with Microsoft's own Key Vault client, over the same connection. */
    KeyRef createKey() {
        KeyVault vault = ml.keyVaults().begin("kv-" + suffix, group, region).await(PATIENCE);
        KeyClient keys = new KeyClientBuilder()
                .vaultUrl(vault.vaultUri().toString())
                .credential(ml.connection().credential())
                .httpClient(ml.connection().azureTransport())
                .buildClient();
        String uri = keys.createRsaKey(new CreateRsaKeyOptions("clinic-key").setKeySize(3072))
                .getId();
        account.say("key " + uri);
        vaultId = vault.id();
        key = KeyRef.parse(uri);
        return key;
    }

    /** High business impact and a customer-managed key: both only ever at creation. */
    Workspace createWorkspace() {
        WorkspaceCreate create = Workspace.create()
                .name("clinic-" + suffix)
                .resourceGroup(group)
                .location(region)
                .hbi(true)
                .cmk(
                        Objects.requireNonNull(vaultId).toString(),
                        Objects.requireNonNull(key).uri());
        WorkspacePlan plan = new PlanningAWorkspace(ml).ready(create);
        account.say(plan.toString());
        Workspace created =
                plan.requireNoBlockers().apply().onProgress(account::say).await(PATIENCE);
        workspace = created;
        WorkspaceDetails details = created.details();
        account.say(created + ", high business impact " + details.hbi() + ", managed resource group "
                + details.serviceProvisionedResourceGroup().orElse("none"));
        return created;
    }

    /** The workspace for good, not only to the recycle bin; then its resource group. */
    void deleteEverything() {
        if (workspace != null) {
            workspace.delete().forceToPurge().begin().await(PATIENCE);
        }
        ml.resourceGroups().beginDelete(group).await(PATIENCE);
    }
}
