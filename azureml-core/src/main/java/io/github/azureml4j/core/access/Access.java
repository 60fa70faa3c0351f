package io.github.azureml4j.core.access;

import com.azure.core.http.rest.PagedIterable;
import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.ConflictException;
import io.github.azureml4j.core.Faults;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what on a workspace, a resource group, a subscription or a management group. Thread-safe.
 *
 * <pre>{@code
 * workspace.access().share(alice, Role.CONTRIBUTOR);
 * Decision decision = workspace.access().may(bob, WorkspaceOperation.DEPLOY_WEB_SERVICE);
 * if (!decision.isYes()) log.info("{}", decision);
 * }</pre>
 *
 * <p>Principals are named by their object id. Changes take minutes to reach everybody, and tokens that are out already.
 */
public final class Access {
    private static final String TYPE = "roleAssignments";

    private final Authorization plane;

    /**
     * Access at one scope; applications get it from the workspace, or from {@link io.github.azureml4j.core.AzureMl#access(String)}.
     *
     * @param azure the connection
     * @param scope the ARM id of a resource, a resource group, a subscription or a management group
     * @throws IllegalArgumentException when it is none of these
     */
    public Access(AzureConnection azure, String scope) {
        this.plane = new Authorization(azure, new Scope(scope));
    }

    /** What this is about: the ARM id of a resource, a resource group, a subscription or a management group. */
    public String scope() {
        return plane.scope().text();
    }

    /**
     * Gives somebody a role here ({@code RoleAssignments_Create}). Doing so again changes nothing: the assignment's id follows from
     * scope, principal and role, and an equal one under another id counts, too. One that is held under a condition stays under it.
     *
     * @param principalId the object id of a user, a group, an application's principal or a managed identity
     * @param role the role
     * @throws io.github.azureml4j.core.ServiceException of code {@code PrincipalNotFound} when the principal is new and has not
     *     reached the directory's copies; the form with a {@link PrincipalType} is taken at once
     */
    public Assignment share(String principalId, Role role) {
        return assign(principalId, null, role);
    }

    /**
     * Gives somebody a role here, be it somebody whom the directory has only just made.
     *
     * @param principalId the object id
     * @param type what kind of thing that is
     * @param role the role
     */
    public Assignment share(String principalId, PrincipalType type, Role role) {
        return assign(principalId, type, role);
    }

    /**
     * Takes a role that was given here ({@code RoleAssignments_Delete}); what is inherited from above stays.
     *
     * @param principalId the object id
     * @param role the role
     * @return whether it was given here
     * @throws AzureMlException when that would leave this scope without an Owner of its own; nothing is removed then
     */
    public boolean unshare(String principalId, Role role) {
        List<Assignment> given = given(principalId, role);
        if (!given.isEmpty() && role.id().equals(Role.OWNER.id())) {
            requireAnotherOwner(principalId);
        }
        return remove(given);
    }

    /**
     * Takes the role of Owner that was given here, even when nobody else has it here.
     *
     * @param principalId the object id
     * @return whether it was given here
     */
    public boolean unshareEvenLastOwner(String principalId) {
        return remove(given(principalId, Role.OWNER));
    }

    /** The roles that were given here and above, a page at a time ({@code RoleAssignments_ListForScope}). */
    public PagedIterable<Assignment> assignments() {
        return assignments("atScope()");
    }

    /**
     * The roles that somebody holds here, given here or above, to itself or to a group that it is in, be it by way of another group
     * ({@code RoleAssignments_ListForScope}).
     *
     * @param principalId the object id of a user or of an application's principal; the service refuses a group's
     */
    public PagedIterable<Assignment> assignmentsOf(String principalId) {
        checkPrincipal("cannot look for roles", principalId);
        return assignmentsOf(plane, principalId);
    }

    /** What roles there are, and what they grant. */
    public Roles roles() {
        return new Roles(plane);
    }

    /**
     * Whether the caller may do something here, by the service's own word ({@code Permissions_ListForResource}).
     *
     * @param operation one of the document's; YES when one of the ways of doing it is allowed
     */
    public Decision may(WorkspaceOperation operation) {
        return Decisions.best(operation, byCaller());
    }

    /**
     * Whether the caller may do something here, by the service's own word ({@code Permissions_ListForResource}).
     *
     * @param task what is done
     */
    public Decision may(Task task) {
        return byCaller().apply(task);
    }

    /**
     * Whether somebody may do something here, by the roles that it and its groups are given here and above, and by what is denied.
     * Conditions are not judged; where one would decide, or something cannot be read, the answer is UNKNOWN.
     *
     * @param principalId the object id of a user or of an application's principal; of a group, other groups' roles remain UNKNOWN
     * @param operation one of the document's; YES when one of the ways of doing it is allowed
     */
    public Decision may(String principalId, WorkspaceOperation operation) {
        return Decisions.best(operation, byRolesOf(principalId));
    }

    /**
     * Whether somebody may do something here, as {@link #may(String, WorkspaceOperation)} decides it.
     *
     * @param principalId the object id
     * @param task what is done
     */
    public Decision may(String principalId, Task task) {
        return byRolesOf(principalId).apply(task);
    }

    private Function<Task, Decision> byCaller() {
        return readingOnce(where -> new CallerPermissions(where).read());
    }

    private Function<Task, Decision> byRolesOf(String principalId) {
        checkPrincipal("cannot tell what may be done", principalId);
        return readingOnce(where -> EffectiveAccess.read(where, principalId));
    }

    /** Whatever the tasks are, they are at this scope or at its group. */
    private Function<Task, Decision> readingOnce(Function<Authorization, Function<String, Decision>> read) {
        Map<Boolean, Function<String, Decision>> readings = new HashMap<>();
        return task ->
                Decisions.all(task, readings.computeIfAbsent(task.inGroup(), inGroup -> read.apply(placeOf(task))));
    }

    static PagedIterable<Assignment> assignmentsOf(Authorization plane, String principalId) {
        return assignments(plane, "atScope() and assignedTo('" + principalId + "')");
    }

    static PagedIterable<Assignment> assignments(Authorization plane, String filter) {
        return plane.list(TYPE, filter, node -> Assignment.of(node, plane.scope()));
    }

    private PagedIterable<Assignment> assignments(String filter) {
        return assignments(plane, filter);
    }

    private Assignment assign(String principalId, @Nullable PrincipalType type, Role role) {
        checkPrincipal("cannot share", principalId);
        UUID name = Names.assignment(scope(), principalId, role);
        Optional<Assignment> there =
                plane.get(TYPE, name.toString()).find().map(node -> Assignment.of(node, plane.scope()));
        return there.orElseGet(() -> put(name, principalId, type, role));
    }

    private Assignment put(UUID name, String principalId, @Nullable PrincipalType type, Role role) {
        try {
            return Assignment.of(
                    plane.put(TYPE, name.toString())
                            .json(AssignmentDocument.of(plane.scope(), principalId, type, role))
                            .json(),
                    plane.scope());
        } catch (ConflictException e) {
            return there(e, principalId, role).orElseThrow(() -> e);
        }
    }

    private Optional<Assignment> there(ConflictException e, String principalId, Role role) {
        return e.code().equals("RoleAssignmentExists")
                ? given(principalId, role).stream().findFirst()
                : Optional.empty();
    }

    private List<Assignment> given(String principalId, Role role) {
        checkPrincipal("cannot look for roles", principalId);
        return assignments("principalId eq '" + principalId + "'").stream()
                .filter(assignment -> !assignment.inherited() && assignment.gives(principalId, role))
                .toList();
    }

    private boolean remove(List<Assignment> given) {
        given.forEach(assignment -> plane.delete(TYPE, assignment.name()).send());
        return !given.isEmpty();
    }

    private void requireAnotherOwner(String principalId) {
        List<Assignment> owners = assignments().stream()
                .filter(assignment -> assignment.role().id().equals(Role.OWNER.id()))
                .filter(assignment -> !assignment.principalId().equalsIgnoreCase(principalId))
                .toList();
        if (owners.stream().allMatch(Assignment::inherited)) {
            throw new AzureMlException("refused to take the last Owner of " + scope() + " away: " + principalId + ". "
                    + (owners.isEmpty() ? "Nobody" : owners.size() + " from above")
                    + " would own it then. Give somebody else the role first, or use unshareEvenLastOwner.");
        }
    }

    private Authorization placeOf(Task task) {
        return task.inGroup()
                ? plane.scope()
                        .group()
                        .map(group -> new Authorization(plane.azure(), group))
                        .orElse(plane)
                : plane;
    }

    private static void checkPrincipal(String consequence, String principalId) {
        Faults faults = new Faults(consequence);
        faults.when(
                !principalId.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"),
                "'" + principalId + "' is not the object id of a principal");
        faults.raise();
    }

    @Override
    public String toString() {
        return "Access to " + scope();
    }
}
