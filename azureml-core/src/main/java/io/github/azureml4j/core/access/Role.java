package io.github.azureml4j.core.access;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A role that principals can be given, by name and id. The constants are Azure's own; their ids are the same in every tenant (Azure's list of
 * built-in roles). Immutable, thread-safe.
 *
 * <pre>{@code
 * workspace.access().share(alice, Role.CONTRIBUTOR);
 * Role.READER.may(WorkspaceOperation.CALL_SERVICE).documented();   // YES
 * }</pre>
 *
 * @param name the name that people see
 * @param id the GUID of its definition
 */
public record Role(String name, String id) {
    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Everything, sharing included. */
    public static final Role OWNER = new Role("Owner", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635");

    /** Everything but sharing. */
    public static final Role CONTRIBUTOR = new Role("Contributor", "b24988ac-6180-42a0-ab88-20f7382dd24c");

    /** Reading, but no secrets and nothing that acts. */
    public static final Role READER = new Role("Reader", "acdd72a7-3385-48ef-bd42-f606fba81ae7");

    /** All work in a workspace but making compute and changing the workspace itself. */
    public static final Role DATA_SCIENTIST =
            new Role("AzureML Data Scientist", "f6c7c914-8db3-469d-8ca1-694a8f32e121");

    /** Compute targets of a workspace, nothing else. */
    public static final Role COMPUTE_OPERATOR =
            new Role("AzureML Compute Operator", "e503ece1-11d0-4e8e-8e2c-7a6c3bf38815");

    /** Using the assets of a registry. */
    public static final Role REGISTRY_USER = new Role("AzureML Registry User", "1823dd4f-9b8c-4ab6-ab4e-7397a3684615");

    /** Writing metrics of an endpoint. */
    public static final Role METRICS_WRITER =
            new Role("AzureML Metrics Writer (preview)", "635dd51f-9968-44d3-b7fb-6d9a6bd613ae");

    /** Sharing and nothing else, by way of conditions. */
    public static final Role RBAC_ADMINISTRATOR =
            new Role("Role Based Access Control Administrator", "f58310d9-a9f6-439a-9e8d-f62e7b41a168");

    /** Sharing, and reading. */
    public static final Role USER_ACCESS_ADMINISTRATOR =
            new Role("User Access Administrator", "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9");

    /** What the service gives the identities of its workspaces on their resource groups since November 2024, in place of Contributor. */
    public static final Role AI_ADMINISTRATOR =
            new Role("Azure AI Administrator", "b78c5d69-af96-48a3-bf8d-a8b4d589de94");

    /** Reading and writing blobs with an Entra token. */
    public static final Role BLOB_DATA_CONTRIBUTOR =
            new Role("Storage Blob Data Contributor", "ba92f5b4-2d11-453d-a403-e96b0029c9fe");

    /** Reading blobs with an Entra token. */
    public static final Role BLOB_DATA_READER =
            new Role("Storage Blob Data Reader", "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1");

    /** Wrapping and unwrapping with a vault's keys, which encrypting services do. */
    public static final Role CRYPTO_SERVICE_ENCRYPTION_USER =
            new Role("Key Vault Crypto Service Encryption User", "e147488a-f6f5-4113-8e2d-b22465e65bf6");

    /** Reading, writing and deleting the secrets of a vault that goes by roles. */
    public static final Role KEY_VAULT_SECRETS_OFFICER =
            new Role("Key Vault Secrets Officer", "b86a8fe4-44ce-4948-aee5-eccb2c155cd7");

    /** Reading the secrets of a vault that goes by roles. */
    public static final Role KEY_VAULT_SECRETS_USER =
            new Role("Key Vault Secrets User", "4633458b-17de-408a-b874-0445c86b69e6");

    private static final Map<String, Role> KNOWN = Stream.of(
                    OWNER,
                    CONTRIBUTOR,
                    READER,
                    DATA_SCIENTIST,
                    COMPUTE_OPERATOR,
                    REGISTRY_USER,
                    METRICS_WRITER,
                    RBAC_ADMINISTRATOR,
                    USER_ACCESS_ADMINISTRATOR,
                    AI_ADMINISTRATOR,
                    BLOB_DATA_CONTRIBUTOR,
                    BLOB_DATA_READER,
                    CRYPTO_SERVICE_ENCRYPTION_USER,
                    KEY_VAULT_SECRETS_OFFICER,
                    KEY_VAULT_SECRETS_USER)
            .collect(Collectors.toUnmodifiableMap(Role::id, role -> role));

    /**
     * Checks the id.
     *
     * @throws IllegalArgumentException when it is not a GUID, as every role's is
     */
    public Role {
        id = id.toLowerCase(Locale.ROOT);
        if (!GUID.matcher(id).matches()) {
            throw new IllegalArgumentException("the id of role '" + name + "' is not a GUID: " + id);
        }
    }

    /** Roles of the same id are equal, however they are called. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Role role && id.equals(role.id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    /**
     * The role of an id: a constant of this type when it is known here, else one that is named by its id.
     *
     * @param id the GUID, or the id of the definition in either of ARM's forms, of which the last segment counts
     * @throws IllegalArgumentException when it ends in no GUID
     */
    public static Role of(String id) {
        String last = id.substring(id.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        Role known = KNOWN.get(last);
        return known == null ? new Role(last, last) : known;
    }

    /** The roles that are known here by name. */
    public static List<Role> known() {
        return KNOWN.values().stream()
                .sorted((a, b) -> a.name.compareTo(b.name))
                .toList();
    }

    /**
     * Whether who holds this role may do something: what the security document says, and what today's service does.
     *
     * @param operation one of the document's
     */
    public Verdict may(WorkspaceOperation operation) {
        return Verdict.of(this, operation);
    }

    /**
     * The id that requests name the role by.
     *
     * @param subscription the subscription's GUID
     */
    public String definitionId(String subscription) {
        return "/subscriptions/" + subscription + "/providers/Microsoft.Authorization/roleDefinitions/" + id;
    }

    @Override
    public String toString() {
        return name;
    }
}
