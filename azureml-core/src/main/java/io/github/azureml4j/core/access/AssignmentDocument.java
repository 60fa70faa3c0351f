package io.github.azureml4j.core.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** The body of {@code RoleAssignments_Create}. */
record AssignmentDocument(@JsonProperty("properties") Properties properties) {

    static AssignmentDocument of(Scope scope, String principalId, @Nullable PrincipalType type, Role role) {
        return new AssignmentDocument(
                new Properties(scope.definition(role), principalId, type == null ? null : type.name()));
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Properties(
            @JsonProperty("roleDefinitionId") String roleDefinitionId,
            @JsonProperty("principalId") String principalId,
            @JsonProperty("principalType") @Nullable String principalType) {}
}
