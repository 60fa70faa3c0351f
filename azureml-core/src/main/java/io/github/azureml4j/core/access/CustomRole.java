package io.github.azureml4j.core.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.WorkspaceId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a role of one's own, made of operations on workspaces and their compute (statement C15). Not thread-safe; may be used
 * again.
 *
 * <pre>{@code
 * Role labeller = CustomRole.named("Clinic trainer")
 *         .description("Submits jobs and reads their metrics")
 *         .actions("Microsoft.MachineLearningServices/workspaces/read", "Microsoft.MachineLearningServices/workspaces/jobs/*")
 *         .assignableIn(workspace.id())
 *         .create(ml).role();
 * }</pre>
 */
public final class CustomRole {
    private final String name;
    private @Nullable RoleDefinition origin;
    private String description = "";
    private final Set<String> actions = new LinkedHashSet<>();
    private final Set<String> notActions = new LinkedHashSet<>();
    private final Set<String> elsewhere = new LinkedHashSet<>();
    private final Set<String> scopes = new LinkedHashSet<>();

    private CustomRole(String name) {
        this.name = name;
    }

    /**
     * Settings of a role to be.
     *
     * @param name the name that people see; of up to 512 characters, and of no other role in the tenant
     */
    public static CustomRole named(String name) {
        return new CustomRole(name);
    }

    /** What is neither said of operations on workspaces nor changed stays as it is in the document. */
    static CustomRole of(RoleDefinition definition) {
        CustomRole role = new CustomRole(definition.role().name());
        role.origin = definition;
        role.description = definition.description();
        definition.permissions().stream().limit(1).forEach(permission -> {
            permission.actions().forEach(action -> role.side(action).add(action));
            role.notActions.addAll(permission.notActions());
        });
        role.scopes.addAll(definition.assignableScopes());
        return role;
    }

    /** What it is for; up to 2,048 characters. */
    public CustomRole description(String value) {
        description = value;
        return this;
    }

    /**
     * Grants operations on workspaces and their compute.
     *
     * @param names such as {@code Microsoft.MachineLearningServices/workspaces/computes/read}; {@code *} stands for any text
     */
    public CustomRole actions(String... names) {
        actions.addAll(List.of(names));
        return this;
    }

    /**
     * Grants operations on workspaces and their compute.
     *
     * @param names as above
     */
    public CustomRole actions(Collection<String> names) {
        actions.addAll(names);
        return this;
    }

    /**
     * Takes operations from those that are granted. No denial: another role may grant them.
     *
     * @param names as in {@link #actions(String...)}
     */
    public CustomRole notActions(String... names) {
        notActions.addAll(List.of(names));
        return this;
    }

    /**
     * Grants operations on something else than workspaces, knowingly.
     *
     * @param names such as {@code Microsoft.Authorization/roleAssignments/read}
     */
    public CustomRole actionsElsewhere(String... names) {
        elsewhere.addAll(List.of(names));
        return this;
    }

    /**
     * Grants no longer what was granted.
     *
     * @param names as they were written, in any case
     */
    public CustomRole withdraw(String... names) {
        List.of(names).forEach(name -> {
            actions.removeIf(name::equalsIgnoreCase);
            elsewhere.removeIf(name::equalsIgnoreCase);
        });
        return this;
    }

    /** Can be given on that workspace. */
    public CustomRole assignableIn(WorkspaceId workspace) {
        return assignableIn(workspace.scope());
    }

    /**
     * Can be given on that scope and below.
     *
     * @param scope the ARM id of a workspace, a resource group or a subscription
     */
    public CustomRole assignableIn(String scope) {
        scopes.add(scope);
        return this;
    }

    /**
     * Makes the role ({@code RoleDefinitions_CreateOrUpdate}). Its id follows from its name and first scope, so that doing so again
     * changes nothing; an equal one of that name that somebody else made is taken for it.
     *
     * @param ml the connection
     * @throws IllegalArgumentException naming everything that cannot be meant, before any request
     * @throws io.github.azureml4j.core.AzureMlException when it exists and grants something else, or cannot be given where this one can
     */
    public RoleDefinition create(AzureMl ml) {
        check("cannot create the role");
        return roles(ml.connection()).create(id(), name, RoleDocument.arm(this));
    }

    /**
     * Replaces the role that these settings began with ({@link RoleDefinition#edit()}), or that {@link #create} would make.
     *
     * @param ml the connection
     * @throws IllegalArgumentException naming everything that cannot be meant, before any request
     */
    public RoleDefinition update(AzureMl ml) {
        check("cannot update the role");
        return roles(ml.connection()).put(id(), RoleDocument.arm(this));
    }

    /**
     * The document that ARM takes, and {@code az rest}.
     *
     * @throws IllegalArgumentException naming everything that ARM would refuse it for
     */
    public JsonNode toArmJson() {
        check("cannot write the role down");
        return RoleDocument.arm(this);
    }

    /**
     * The document that {@code az role definition create --role-definition @file} takes.
     *
     * @throws IllegalArgumentException naming everything that ARM would refuse it for
     */
    public JsonNode toCliJson() {
        check("cannot write the role down");
        return RoleDocument.cli(this);
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    List<String> granted() {
        Set<String> all = new LinkedHashSet<>(actions);
        all.addAll(elsewhere);
        return List.copyOf(all);
    }

    List<String> taken() {
        return List.copyOf(notActions);
    }

    List<String> scopes() {
        return List.copyOf(scopes);
    }

    @Nullable
    RoleDefinition origin() {
        return origin;
    }

    private void check(String consequence) {
        Faults faults = new Faults(consequence);
        faults.when(name.isBlank() || name.length() > 512, "the name is empty or longer than 512 characters");
        faults.when(description.length() > 2048, "the description is longer than 2,048 characters");
        faults.when(actions.isEmpty() && elsewhere.isEmpty() && !grantsData(), "no action is granted");
        actions.forEach(action -> ActionRules.checkWithinWorkspaces(faults, action));
        elsewhere.forEach(action -> ActionRules.checkForm(faults, action));
        notActions.forEach(action -> ActionRules.checkForm(faults, action));
        faults.when(scopes.isEmpty(), "it can be given nowhere: name a workspace, resource group or subscription");
        scopes.forEach(scope -> faults.in(() -> new Scope(scope)));
        faults.raise();
    }

    private boolean grantsData() {
        return origin != null
                && origin.permissions().stream()
                        .anyMatch(each -> !each.dataActions().isEmpty());
    }

    private String id() {
        return origin == null
                ? Names.definition(scopes.iterator().next(), name).toString()
                : origin.role().id();
    }

    private Roles roles(AzureConnection azure) {
        return new Access(azure, scopes.iterator().next()).roles();
    }

    private Set<String> side(String action) {
        return ActionRules.isWithinWorkspaces(action) ? actions : elsewhere;
    }

    @Override
    public String toString() {
        return "CustomRole " + name;
    }
}
