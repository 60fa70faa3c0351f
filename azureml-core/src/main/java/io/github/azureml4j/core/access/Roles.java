package io.github.azureml4j.core.access;

import com.azure.core.http.rest.PagedIterable;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.ConflictException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The roles that can be given at a scope. Follows authorization-RoleDefinitionsCalls.json 2022-04-01. Thread-safe. */
public final class Roles {
    private static final String TYPE = "roleDefinitions";

    private final Authorization plane;

    Roles(Authorization plane) {
        this.plane = plane;
    }

    /** All of them, Azure's own and custom ones, a page at a time ({@code RoleDefinitions_List}). */
    public PagedIterable<RoleDefinition> list() {
        return plane.list(TYPE, "", RoleDefinition::new);
    }

    /** Those that somebody of the tenant made. */
    public PagedIterable<RoleDefinition> custom() {
        return plane.list(TYPE, "type eq 'CustomRole'", RoleDefinition::new);
    }

    /**
     * One role by its name ({@code RoleDefinitions_List} with a filter).
     *
     * @param name the name that people see, such as {@code AzureML Data Scientist}
     */
    public Optional<RoleDefinition> find(String name) {
        String quoted = name.replace("'", "''");
        return plane.list(TYPE, "roleName eq '" + quoted + "'", RoleDefinition::new).stream()
                .findFirst();
    }

    /**
     * What a role grants ({@code RoleDefinitions_Get}).
     *
     * @param role the role
     * @throws io.github.azureml4j.core.NotFoundException when there is none of its id
     */
    public RoleDefinition get(Role role) {
        return new RoleDefinition(plane.get(TYPE, role.id()).json());
    }

    /**
     * Deletes a custom role ({@code RoleDefinitions_Delete}); does nothing when it is gone. Refused by the service while somebody holds
     * it.
     *
     * @param role the role
     */
    public void delete(Role role) {
        plane.delete(TYPE, role.id()).send();
    }

    /** Repeating a creation is harmless; writing over a role that means something else is not. */
    RoleDefinition create(String id, String name, JsonNode document) {
        RoleDefinition wanted = new RoleDefinition(document);
        Optional<RoleDefinition> there = plane.get(TYPE, id).find().map(RoleDefinition::new);
        if (there.isPresent()) {
            return same(there.get(), wanted);
        }
        try {
            return put(id, document);
        } catch (ConflictException e) {
            return named(e, name).map(found -> same(found, wanted)).orElseThrow(() -> e);
        }
    }

    /** Names are unique in a tenant: the role may have been made elsewhere, by the Azure CLI for instance. */
    private Optional<RoleDefinition> named(ConflictException e, String name) {
        return e.code().equals("RoleDefinitionWithSameNameExists") ? find(name) : Optional.empty();
    }

    private static RoleDefinition same(RoleDefinition there, RoleDefinition wanted) {
        String remedy = "; change it with Roles.find(name), edit() and update()";
        if (!there.grantsTheSameAs(wanted)) {
            throw new AzureMlException(
                    "a role '" + there.role() + "' exists already and grants something else" + remedy);
        }
        List<String> missing = wanted.assignableScopes().stream()
                .filter(scope -> there.assignableScopes().stream().noneMatch(above -> isIn(scope, above)))
                .toList();
        if (!missing.isEmpty()) {
            throw new AzureMlException("a role '" + there.role() + "' exists already and cannot be given on "
                    + String.join(", ", missing) + remedy);
        }
        return there;
    }

    private static boolean isIn(String scope, String above) {
        return (scope.toLowerCase(Locale.ROOT) + "/").startsWith(above.toLowerCase(Locale.ROOT) + "/");
    }

    RoleDefinition put(String id, JsonNode document) {
        return new RoleDefinition(plane.put(TYPE, id).json(document).json());
    }
}
