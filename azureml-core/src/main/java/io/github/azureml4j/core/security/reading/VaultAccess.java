package io.github.azureml4j.core.security.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.arm.ArmId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who may do what with the contents of a vault, be it by roles or by access policies. Roles of groups that a principal is in count; who is
 * in a group that has an access policy is not read, and where that would decide, nothing is known. Thread-safe.
 */
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
                : byPolicies(principalId, Map.of("keys", Set.of("get", "wrapkey", "unwrapkey")));
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
                : byPolicies(
                        principalId,
                        Map.of(
                                "keys",
                                changes,
                                "secrets",
                                Set.of("get", "list", "set", "delete"),
                                "certificates",
                                changes));
    }

    private Reading<Boolean> byRoles(String principalId, List<String> dataActions) {
        RoleAssignments assignments = new RoleAssignments(reader);
        Reading<List<RoleAssignments.Assignment>> given = assignments.of(vault.toString(), principalId);
        return given.unread().isPresent()
                ? new Reading.Unread<>(given.unread().get())
                : assignments.allowData(given.value().orElse(List.of()), dataActions);
    }

    private Reading<Boolean> byPolicies(String principalId, Map<String, Set<String>> wanted) {
        List<JsonNode> own = new ArrayList<>();
        List<JsonNode> others = new ArrayList<>();
        for (JsonNode policy : document.path("properties").path("accessPolicies")) {
            (holder(policy).equalsIgnoreCase(principalId) ? own : others).add(policy);
        }
        if (allow(own, wanted)) {
            return new Reading.Found<>(true);
        }
        Directory directory = new Directory(reader);
        return others.stream()
                .filter(other ->
                        allow(Stream.concat(own.stream(), Stream.of(other)).toList(), wanted))
                .map(VaultAccess::holder)
                .filter(directory::mayBeGroup)
                .findFirst()
                .<Reading<Boolean>>map(holder -> new Reading.Unread<>("an access policy of a group may apply: of "
                        + holder + ", and whether " + principalId + " is in it is not known"))
                .orElseGet(() -> new Reading.Found<>(false));
    }

    private static String holder(JsonNode policy) {
        return policy.path("objectId").asText();
    }

    private static boolean allow(List<JsonNode> policies, Map<String, Set<String>> wanted) {
        return wanted.entrySet().stream().allMatch(kind -> {
            Set<String> given = new TreeSet<>();
            for (JsonNode policy : policies) {
                policy.path("permissions")
                        .path(kind.getKey())
                        .forEach(one -> given.add(one.asText().toLowerCase(Locale.ROOT)));
            }
            return given.contains("all") || given.containsAll(kind.getValue());
        });
    }
}
