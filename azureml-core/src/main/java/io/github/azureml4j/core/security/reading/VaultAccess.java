package io.github.azureml4j.core.security.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.arm.ArmId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Who may do what with the contents of a vault, be it by roles or by access policies. Thread-safe. */
public final class VaultAccess {
    private static final List<String> WRAPPING = List.of(
            "Microsoft.KeyVault/vaults/keys/read",
            "Microsoft.KeyVault/vaults/keys/wrap/action",
            "Microsoft.KeyVault/vaults/keys/unwrap/action");

    /** One right of each of the three kinds of content, which only a role for all of a vault gives together. */
    private static final List<String> EVERYTHING = List.of(
            "Microsoft.KeyVault/vaults/keys/create/action",
            "Microsoft.KeyVault/vaults/keys/delete",
            "Microsoft.KeyVault/vaults/secrets/setSecret/action",
            "Microsoft.KeyVault/vaults/secrets/delete",
            "Microsoft.KeyVault/vaults/certificates/create/action",
            "Microsoft.KeyVault/vaults/certificates/delete");

    private final Reader reader;
    private final ArmId vault;
    private final JsonNode document;

    /**
     * The access to one vault.
     *
     * @param reader how to read assignments
     * @param vault its id
     * @param document its document ({@code Vaults_Get})
     */
    public VaultAccess(Reader reader, ArmId vault, JsonNode document) {
        this.reader = reader;
        this.vault = vault;
        this.document = document;
    }

    /** Whether a vault goes by roles; otherwise it goes by access policies. */
    public static boolean byRoles(JsonNode document) {
        return document.path("properties").path("enableRbacAuthorization").asBoolean();
    }

    /**
     * Whether a principal may read keys, wrap and unwrap with them.
     *
     * @param principalId its object id
     */
    public Reading<Boolean> wraps(String principalId) {
        return byRoles(document)
                ? byRoles(principalId, WRAPPING)
                : new Reading.Found<>(allowed(principalId, "keys", Set.of("get", "wrapkey", "unwrapkey")));
    }

    /**
     * Whether a principal has all access to keys, secrets and certificates.
     *
     * @param principalId its object id
     */
    public Reading<Boolean> everything(String principalId) {
        Set<String> changes = Set.of("get", "list", "create", "delete");
        return byRoles(document)
                ? byRoles(principalId, EVERYTHING)
                : new Reading.Found<>(allowed(principalId, "keys", changes)
                        && allowed(principalId, "secrets", Set.of("get", "list", "set", "delete"))
                        && allowed(principalId, "certificates", changes));
    }

    private Reading<Boolean> byRoles(String principalId, List<String> dataActions) {
        RoleAssignments assignments = new RoleAssignments(reader);
        Reading<List<RoleAssignments.Assignment>> given = assignments.of(vault.toString(), principalId);
        return given.unread().isPresent()
                ? new Reading.Unread<>(given.unread().get())
                : assignments.allowData(given.value().orElse(List.of()), dataActions);
    }

    private boolean allowed(String principalId, String kind, Set<String> wanted) {
        Set<String> given = new TreeSet<>();
        for (JsonNode policy : document.path("properties").path("accessPolicies")) {
            if (policy.path("objectId").asText().equalsIgnoreCase(principalId)) {
                policy.path("permissions")
                        .path(kind)
                        .forEach(one -> given.add(one.asText().toLowerCase(Locale.ROOT)));
            }
        }
        return given.contains("all") || given.containsAll(wanted);
    }
}
