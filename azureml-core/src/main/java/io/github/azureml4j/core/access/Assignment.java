package io.github.azureml4j.core.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A role that a principal holds on a scope, as the service described it. Immutable.
 *
 * @param name its GUID
 * @param scope where it was given
 * @param role the role; named by its id when it is not one of {@link Role}'s constants
 * @param principalId the object id of who holds it
 * @param principalType what kind of thing that is
 * @param inherited whether it was given further up than where it was looked for
 * @param description what it is for, when its giver said so
 * @param condition what else must hold for it to count
 * @param createdOn since when it is there
 */
public record Assignment(
        String name,
        String scope,
        Role role,
        String principalId,
        PrincipalType principalType,
        boolean inherited,
        Optional<String> description,
        Optional<String> condition,
        Optional<OffsetDateTime> createdOn) {

    static Assignment of(JsonNode node, Scope here) {
        JsonNode properties = node.path("properties");
        String scope = properties.path("scope").asText("");
        return new Assignment(
                node.path("name").asText(),
                scope,
                Role.of(properties.path("roleDefinitionId").asText()),
                properties.path("principalId").asText(),
                new PrincipalType(properties.path("principalType").asText("")),
                !here.is(scope),
                text(properties, "description"),
                text(properties, "condition"),
                text(properties, "createdOn").map(OffsetDateTime::parse));
    }

    /**
     * Whether this gives that principal that role.
     *
     * @param principal the object id
     * @param wanted the role
     */
    boolean gives(String principal, Role wanted) {
        return principalId.equalsIgnoreCase(principal) && role.id().equals(wanted.id());
    }

    private static Optional<String> text(JsonNode properties, String name) {
        @Nullable String text = properties.path(name).asText(null);
        return Optional.ofNullable(text).filter(it -> !it.isBlank());
    }
}
