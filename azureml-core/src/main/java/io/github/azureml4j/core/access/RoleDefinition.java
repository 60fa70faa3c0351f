package io.github.azureml4j.core.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A role and what it grants, as the service described it: a typed view over its whole document. Immutable.
 *
 * @param document the document as it was received; a copy each time
 */
public record RoleDefinition(JsonNode document) {
    /** Copies the document. */
    public RoleDefinition {
        document = document.deepCopy();
    }

    /** The document as it was received; a copy each time. */
    @Override
    public JsonNode document() {
        return document.deepCopy();
    }

    /** The role that it defines. */
    public Role role() {
        return new Role(
                document.path("properties").path("roleName").asText(),
                document.path("name").asText());
    }

    /** What it is for. */
    public String description() {
        return document.path("properties").path("description").asText("");
    }

    /** Whether somebody of the tenant made it, and may change it. */
    public boolean isCustom() {
        return document.path("properties").path("type").asText().equalsIgnoreCase("CustomRole");
    }

    /** What it grants. */
    public List<Permission> permissions() {
        return Permission.list(document.path("properties").path("permissions"));
    }

    /** On what it can be given. */
    public List<String> assignableScopes() {
        List<String> scopes = new ArrayList<>();
        document.path("properties").path("assignableScopes").forEach(scope -> scopes.add(scope.asText()));
        return scopes;
    }

    /**
     * Whether it grants an action.
     *
     * @param action without wildcards
     */
    public boolean allows(String action) {
        return permissions().stream().anyMatch(permission -> permission.allows(action));
    }

    /** Whether both grant the same, in whatever order and case it is written. */
    boolean grantsTheSameAs(RoleDefinition other) {
        return grants().equals(other.grants());
    }

    private Set<List<Set<String>>> grants() {
        return permissions().stream()
                .map(each -> Stream.of(each.actions(), each.notActions(), each.dataActions(), each.notDataActions())
                        .map(RoleDefinition::lower)
                        .toList())
                .collect(Collectors.toSet());
    }

    private static Set<String> lower(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }

    /**
     * Settings of a custom role that begin with this one's.
     *
     * @throws IllegalArgumentException when it is one of Azure's own, which nobody can change
     */
    public CustomRole edit() {
        if (!isCustom()) {
            throw new IllegalArgumentException(role() + " is a role of Azure's own and cannot be changed");
        }
        return CustomRole.of(this);
    }

    @Override
    public String toString() {
        return "RoleDefinition " + role();
    }
}
