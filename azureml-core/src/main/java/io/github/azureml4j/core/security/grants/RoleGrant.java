package io.github.azureml4j.core.security.grants;

import io.github.azureml4j.core.access.Access;
import io.github.azureml4j.core.access.PrincipalType;
import io.github.azureml4j.core.access.Role;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.core.security.reading.Reading;
import io.github.azureml4j.core.security.reading.RoleAssignments;
import java.util.Set;

/**
 * A role on a scope.
 *
 * @param reader how to read and write
 * @param resource the scope
 * @param role the role
 * @param larger ids of roles that include it or serve in its place
 */
record RoleGrant(Reader reader, String resource, Role role, Set<String> larger) implements ExpectedGrant {
    @Override
    public String right() {
        return role.name();
    }

    @Override
    public Reading<Boolean> has(String principalId) {
        return new RoleAssignments(reader)
                .of(resource, principalId)
                .map(all ->
                        all.stream().anyMatch(one -> one.roleId().equals(role.id()) || larger.contains(one.roleId())));
    }

    @Override
    public void give(String principalId) {
        new Access(reader.azure(), resource).share(principalId, PrincipalType.SERVICE_PRINCIPAL, role);
    }

    @Override
    public String remedy(String principalId) {
        return "az role assignment create --assignee-object-id " + principalId
                + " --assignee-principal-type ServicePrincipal --role \"" + role.name() + "\" --scope " + resource;
    }
}
