package io.github.azureml4j.core.security.reading;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.access.Permission;
import io.github.azureml4j.core.http.ServiceClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Role assignments as they are now ({@code RoleAssignments_ListForScope} 2022-04-01). Thread-safe. */
public final class RoleAssignments {
    private static final String LIST = "/providers/Microsoft.Authorization/roleAssignments";

    private final Reader reader;
    private final ServiceClient arm;

    /**
     * Reads assignments.
     *
     * @param reader how to read
     */
    public RoleAssignments(Reader reader) {
        this.reader = reader;
        this.arm = reader.azure().arm().apiVersion("2022-04-01");
    }

    /**
     * One assignment that counts at a scope.
     *
     * @param principalId whose
     * @param principalType {@code User}, {@code Group}, {@code ServicePrincipal}, …
     * @param roleId the GUID of the role, lower case
     * @param definition the role definition's path
     * @param scope where it was made
     */
    public record Assignment(String principalId, String principalType, String roleId, String definition, String scope) {
        static Assignment of(JsonNode node) {
            JsonNode properties = node.path("properties");
            String definition = properties.path("roleDefinitionId").asText();
            return new Assignment(
                    properties.path("principalId").asText(),
                    properties.path("principalType").asText(),
                    definition.substring(definition.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT),
                    definition,
                    properties.path("scope").asText());
        }

        boolean countsAt(String target) {
            String own = scope.toLowerCase(Locale.ROOT);
            String wanted = target.toLowerCase(Locale.ROOT);
            return own.equals("/") || wanted.equals(own) || wanted.startsWith(own + "/");
        }
    }

    /**
     * What a principal has that counts at a scope: given there or above, to itself or to a group that it is in.
     *
     * @param scope the path of a resource, group or subscription
     * @param principalId the object id
     */
    public Reading<List<Assignment>> of(String scope, String principalId) {
        return list(scope, "atScope() and assignedTo('" + principalId + "')");
    }

    /**
     * All that counts at a scope, whoever has it.
     *
     * @param scope the path of a resource, group or subscription
     */
    public Reading<List<Assignment>> at(String scope) {
        return list(scope, "atScope()");
    }

    /**
     * Whether one of the assignments allows all of these data actions, reading each role once.
     *
     * @param assignments what a principal has
     * @param dataActions such as {@code Microsoft.KeyVault/vaults/keys/wrap/action}
     */
    public Reading<Boolean> allowData(List<Assignment> assignments, List<String> dataActions) {
        List<Permission> permissions = new ArrayList<>();
        for (Assignment assignment : assignments) {
            Reading<JsonNode> role = reader.read(arm.get(assignment.definition()));
            if (role.unread().isPresent()) {
                return new Reading.Unread<>(role.unread().get());
            }
            role.value()
                    .ifPresent(found -> permissions.addAll(
                            Permission.list(found.path("properties").path("permissions"))));
        }
        return new Reading.Found<>(
                dataActions.stream().allMatch(action -> permissions.stream().anyMatch(one -> one.allowsData(action))));
    }

    private Reading<List<Assignment>> list(String scope, String filter) {
        return reader.list(arm.get(scope + LIST).query("$filter", filter))
                .map(all -> all.stream()
                        .map(Assignment::of)
                        .filter(one -> one.countsAt(scope))
                        .toList());
    }
}
