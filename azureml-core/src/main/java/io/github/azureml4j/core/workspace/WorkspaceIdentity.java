package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Whom a workspace acts as: the identity that has its name, user-assigned ones, or both. Immutable.
 *
 * @param type {@code SystemAssigned}, {@code UserAssigned} or {@code SystemAssigned,UserAssigned}
 * @param userAssigned ARM ids of user-assigned identities; the first is the primary one
 */
public record WorkspaceIdentity(String type, List<String> userAssigned) {
    static final String RESOURCE_TYPE = "Microsoft.ManagedIdentity/userAssignedIdentities";

    /** Copies the ids. */
    public WorkspaceIdentity {
        userAssigned = List.copyOf(userAssigned);
    }

    /** An identity that lives and dies with the workspace, has its name, and is given its rights by the service. */
    public static WorkspaceIdentity systemAssigned() {
        return new WorkspaceIdentity("SystemAssigned", List.of());
    }

    /**
     * Identities that are there already, by ARM id. Nobody gives them rights: the customer has to.
     *
     * @param primary what the workspace acts as by default
     * @param more further ones
     */
    public static WorkspaceIdentity userAssigned(String primary, String... more) {
        return new WorkspaceIdentity("UserAssigned", joined(primary, more));
    }

    /**
     * Both kinds.
     *
     * @param primary the primary user-assigned one
     * @param more further ones
     */
    public static WorkspaceIdentity systemAndUserAssigned(String primary, String... more) {
        return new WorkspaceIdentity("SystemAssigned,UserAssigned", joined(primary, more));
    }

    /** Whether the service makes an identity for the workspace. */
    public boolean isSystemAssigned() {
        return Set.of(type.toLowerCase(Locale.ROOT).split("\\s*,\\s*")).contains("systemassigned");
    }

    void check(Faults faults) {
        userAssigned.forEach(id -> SettingChecks.id(faults, "user-assigned identity", RESOURCE_TYPE, id));
    }

    void writeTo(ObjectNode document) {
        ObjectNode identity = document.putObject("identity").put("type", type);
        if (!userAssigned.isEmpty()) {
            ObjectNode ids = identity.putObject("userAssignedIdentities");
            userAssigned.forEach(ids::putObject);
        }
    }

    /** The first user-assigned identity is the one that the workspace acts as, unless another was named. */
    void writePrimaryTo(ObjectNode properties) {
        if (!userAssigned.isEmpty() && !properties.has("primaryUserAssignedIdentity")) {
            properties.put("primaryUserAssignedIdentity", userAssigned.get(0));
        }
    }

    private static List<String> joined(String primary, String... more) {
        List<String> ids = new ArrayList<>(List.of(primary));
        ids.addAll(List.of(more));
        return ids;
    }
}
