package io.github.azureml4j.local.rbac;

import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.GroupContents;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.entra.EntraService;
import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.LocalError;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who may do what: the roles that principals hold at scopes, and what follows from them. A change counts from the next
 * request on; Azure may take minutes. Thread-safe.
 */
public final class AccessService {

    /** Everything, and giving others access. */
    public static final String OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";

    /** Everything but giving access. */
    public static final String CONTRIBUTOR = "b24988ac-6180-42a0-ab88-20f7382dd24c";

    /** Looking at everything but secrets. */
    public static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

    /** Reading, writing and deleting blobs with a token. */
    public static final String STORAGE_BLOB_DATA_CONTRIBUTOR = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";

    /** All of a vault's keys, secrets and certificates. */
    public static final String KEY_VAULT_ADMINISTRATOR = "00482a5a-887f-4fb3-b363-3b7fe8e74483";

    private final EntraService entra;
    private final Clock clock;
    private final Ids ids;
    private final RbacStore store = new RbacStore(BuiltInRoles.all());
    private final RoleDefinitions definitions;
    private final RoleAssignments assignments;

    public AccessService(EntraService entra, ArmService arm, Clock clock, Ids ids) {
        this.entra = entra;
        this.clock = clock;
        this.ids = ids;
        definitions = new RoleDefinitions(this, store, clock);
        assignments = new RoleAssignments(store, entra, arm, clock);
        grant(entra.defaultPrincipal().objectId(), OWNER, "/subscriptions/" + arm.subscriptionId());
        arm.register(new Groups());
    }

    /** Whether roles of the principal or its groups, at the scope or above it, allow an action of the control plane. */
    public boolean allowed(String objectId, String action, String scope) {
        return roles(objectId, new Scope(scope)).anyMatch(role -> role.allows(action));
    }

    /** Whether roles of the principal or its groups, at the scope or above it, allow an action on data. */
    public boolean allowedData(String objectId, String dataAction, String scope) {
        return roles(objectId, new Scope(scope)).anyMatch(role -> role.allowsData(dataAction));
    }

    /** 403 {@code AuthorizationFailed} in ARM's words, unless {@link #allowed}. */
    public void require(Caller caller, String action, String scope) {
        if (!allowed(caller.objectId(), action, scope)) {
            throw refused(caller, action, scope);
        }
    }

    /** The refusal that {@link #require} raises. */
    public static LocalError refused(Caller caller, String action, String scope) {
        String name = caller.claim("upn").isEmpty() ? caller.claim("appid") : caller.claim("upn");
        return LocalError.forbidden(
                "AuthorizationFailed",
                "The client '" + name + "' with object id '" + caller.objectId()
                        + "' does not have authorization to perform action '" + action + "' over scope '" + scope
                        + "' or the scope is invalid. If access was recently granted, please refresh your"
                        + " credentials.");
    }

    /** Gives a role, as a service of Azure does for its identities; nothing happens where it is held already. */
    public void grant(String principalId, String roleId, String scope) {
        Instant now = clock.instant();
        String type = entra.principalType(principalId).orElse("ServicePrincipal");
        store.put(new RoleAssignment(ids.uuid(), scope, principalId, type, roleId, null, now, now, "", ""));
    }

    /** Takes a role away that the principal holds at exactly this scope. */
    public void revoke(String principalId, String roleId, String scope) {
        String at = new Scope(scope).key();
        store.removeAssignments(assignment -> assignment.isOf(principalId)
                && assignment.roleId().equalsIgnoreCase(roleId)
                && assignment.at().key().equals(at));
    }

    /** Removes the assignments at a resource that is gone, and below it. */
    public void forget(String scope) {
        Scope gone = new Scope(scope);
        store.removeAssignments(assignment -> gone.covers(assignment.at()));
    }

    /** Whether the principal holds exactly this role at the scope or above it. */
    public boolean holds(String objectId, String roleId, String scope) {
        return roles(objectId, new Scope(scope)).anyMatch(role -> role.id().equalsIgnoreCase(roleId));
    }

    /** Whether the principal holds any role at the scope, above it or below it. */
    public boolean sees(String objectId, String scope) {
        Scope there = new Scope(scope);
        Set<String> holders = holders(objectId);
        return store.assignments()
                .filter(assignment -> assignment.isOfAny(holders))
                .anyMatch(assignment -> assignment.at().covers(there) || there.covers(assignment.at()));
    }

    /** The permissions of the principal's roles at the scope and above it. */
    public List<Permission> permissions(String objectId, String scope) {
        return roles(objectId, new Scope(scope))
                .distinct()
                .flatMap(role -> role.permissions().stream())
                .toList();
    }

    /** Those whose rights a principal has: its own and those of its groups. */
    public Set<String> holders(String objectId) {
        return entra.withGroupsOf(objectId);
    }

    /** The role of that GUID or name. */
    public Role role(String idOrName) {
        return store.roles()
                .filter(role ->
                        role.id().equalsIgnoreCase(idOrName) || role.name().equalsIgnoreCase(idOrName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no role " + idOrName));
    }

    RoleDefinitions definitions() {
        return definitions;
    }

    RoleAssignments assignments() {
        return assignments;
    }

    private Stream<Role> roles(String objectId, Scope scope) {
        Set<String> holders = holders(objectId);
        return store.assignments()
                .filter(assignment ->
                        assignment.isOfAny(holders) && assignment.at().covers(scope))
                .flatMap(assignment -> store.role(assignment.roleId()).stream());
    }

    /** What is held in a resource group goes with it. */
    private final class Groups implements GroupContents {

        @Override
        public Stream<ResourceId> in(String subscription, String group) {
            return Stream.empty();
        }

        @Override
        public void deleteAll(String subscription, String group) {
            forget("/subscriptions/" + subscription + "/resourceGroups/" + group);
        }
    }
}
