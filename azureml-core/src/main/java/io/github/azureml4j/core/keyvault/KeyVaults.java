package io.github.azureml4j.core.keyvault;

import com.azure.core.credential.TokenRequestContext;
import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.PermissionException;
import io.github.azureml4j.core.access.Access;
import io.github.azureml4j.core.access.Role;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.arm.ResourceGroups;
import io.github.azureml4j.core.arm.Tenants;
import io.github.azureml4j.core.audit.Actor;
import io.github.azureml4j.core.http.ServiceClient;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key vaults of a subscription, as resources. Follows keyvault.json 2023-07-01. Thread-safe. */
public final class KeyVaults {
    /** The type of every key vault. */
    public static final String TYPE = "Microsoft.KeyVault/vaults";

    /** The api-version of the vault resource. */
    public static final String API_VERSION = "2023-07-01";

    private static final Logger LOG = LoggerFactory.getLogger(KeyVaults.class);

    /** Keys of a vault, but nobody's access to them. */
    private static final Role CRYPTO_OFFICER =
            new Role("Key Vault Crypto Officer", "14b46e9e-c2b7-41b4-b07b-48a6ebf60603");

    private final AzureConnection azure;
    private final ServiceClient arm;

    /**
     * The vaults of a connection's subscription. Applications use {@link io.github.azureml4j.core.AzureMl#keyVaults()}.
     *
     * @param azure the connection
     */
    public KeyVaults(AzureConnection azure) {
        this.azure = azure;
        this.arm = azure.arm().apiVersion(API_VERSION);
    }

    /**
     * Makes a vault that a customer-managed key may live in: soft delete and purge protection on, data access by roles ({@code
     * Vaults_CreateOrUpdate}). Purge protection cannot be turned off again, and the name stays taken for 90 days after a deletion.
     *
     * <p>Not even the owner of a subscription may make a key in such a vault, so its maker is given the role Key Vault Crypto Officer
     * on it ({@code RoleAssignments_Create}). A maker who may not share, such as a Contributor, gets the vault and a warning in the
     * log: somebody who may has to give that role. A role takes minutes to count in Azure.
     *
     * @param name 3 to 24 letters, digits and hyphens, beginning with a letter; unique in the whole cloud
     * @param resourceGroup an existing group
     * @param location such as {@code eastus}
     * @throws IllegalArgumentException naming everything that cannot be meant, before any request
     */
    public Operation<KeyVault> begin(String name, String resourceGroup, String location) {
        Faults faults = new Faults("cannot create the key vault");
        faults.when(
                !name.matches("[a-zA-Z](?!.*--)[a-zA-Z0-9-]{1,22}[a-zA-Z0-9]"),
                "key vault name '" + name
                        + "' is not 3 to 24 letters, digits and single hyphens, beginning with a letter");
        ResourceGroups.checkName(faults, resourceGroup);
        faults.when(location.isBlank(), "the location is missing");
        faults.raise();
        Map<String, Object> body = document(location, Map.of("enableRbacAuthorization", true));
        return azure.operations()
                .begin(
                        arm,
                        arm.put(id(resourceGroup, name).toString()).json(body).send(),
                        vault -> shared(KeyVault.of(vault)));
    }

    /**
     * One vault ({@code Vaults_Get}).
     *
     * @param resourceGroup its group
     * @param name its name
     * @throws io.github.azureml4j.core.NotFoundException when it does not exist
     */
    public KeyVault get(String resourceGroup, String name) {
        return KeyVault.of(arm.get(id(resourceGroup, name).toString()).json());
    }

    /**
     * One vault, if it exists.
     *
     * @param resourceGroup its group
     * @param name its name
     */
    public Optional<KeyVault> find(String resourceGroup, String name) {
        return arm.get(id(resourceGroup, name).toString()).find().map(KeyVault::of);
    }

    /**
     * Deletes a vault ({@code Vaults_Delete}). Protected as it is, it and its keys can be recovered for 90 days.
     *
     * @param resourceGroup its group
     * @param name its name
     */
    public void delete(String resourceGroup, String name) {
        arm.delete(id(resourceGroup, name).toString()).send();
    }

    private KeyVault shared(KeyVault vault) {
        String caller = callersId();
        try {
            new Access(azure, vault.id().toString()).share(caller, CRYPTO_OFFICER);
        } catch (PermissionException e) {
            LOG.warn(
                    "{} was made, but {} may not give itself the role {} on it, which making a key needs",
                    vault.id(),
                    caller,
                    CRYPTO_OFFICER.name());
        }
        return vault;
    }

    /** The token that has just made the vault says who made it. */
    private String callersId() {
        TokenRequestContext asked =
                new TokenRequestContext().addScopes(azure.cloud().resourceManagerScope());
        return Actor.of(azure.credential().getTokenSync(asked).getToken()).objectId();
    }

    private Map<String, Object> document(String location, Map<String, Object> more) {
        return VaultDocument.sealed(location, Tenants.of(azure), more);
    }

    private ArmId id(String resourceGroup, String name) {
        return ArmId.of(azure.subscription(), resourceGroup, TYPE, name);
    }
}
