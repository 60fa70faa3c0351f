package io.github.azureml4j.core.security.grants;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.access.Role;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.security.reading.Directory;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.core.security.reading.Reading;
import io.github.azureml4j.core.security.reading.RoleAssignments;
import io.github.azureml4j.core.workspace.WorkspaceDetails;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The grants of a workspace's identity by the security document's table: Contributor of the workspace, of its resource group, of the
 * vault's and of its container registry, Storage Blob Data Contributor of its storage account, all contents of its vault. Groups are left
 * out where {@code allowRoleAssignmentOnRG} is false. Roles that were given to a group that the identity is in count; where an access
 * policy of a group may apply, the line is {@link GrantState#UNKNOWN}. Thread-safe.
 */
public final class Grants {
    /** What serves as well as the table's Contributor: more, or what the service itself gives in its place since November 2024. */
    private static final Set<String> FOR_CONTRIBUTOR = Set.of(Role.OWNER.id(), Role.AI_ADMINISTRATOR.id());

    private static final Set<String> BLOB_DATA_OWNER = Set.of("b7e6dc6d-f1e8-4753-8033-0f276bb0955b");

    private final WorkspaceConnection connection;
    private final Reader reader;

    /**
     * The grants of one workspace's identity; applications get them from the workspace's security.
     *
     * @param connection what the rooms of the workspace share
     */
    public Grants(WorkspaceConnection connection) {
        this.connection = connection;
        this.reader = new Reader(connection.azure());
    }

    /**
     * Looks at every line of the table. Reads only.
     *
     * @throws AzureMlException when the workspace has no identity, or its identity cannot be read
     */
    public GrantReport report() {
        WorkspaceDetails details = details();
        return report(principal(details), expected(details));
    }

    /**
     * Has the service restore its grants ({@code Workspaces_ResyncKeys}, the documented repair), then gives itself what is still
     * missing, which takes the right to make role assignments. Doing so again changes nothing.
     *
     * @return what is there afterwards
     */
    public GrantReport repair() {
        WorkspaceDetails details = details();
        String principal = principal(details);
        List<ExpectedGrant> expected = expected(details);
        if (report(principal, expected).isComplete()) {
            return report(principal, expected);
        }
        resync();
        for (ExpectedGrant grant : expected) {
            if (grant.seen(principal).state() == GrantState.MISSING) {
                grant.give(principal);
            }
        }
        return report(principal, expected);
    }

    /**
     * Applications that are Contributor or Owner of the subscription and that the service may have made for itself, as far as the caller
     * may read: by name, and those whose names cannot be read.
     *
     * @throws AzureMlException when the assignments of the subscription cannot be read
     */
    public List<SubscriptionApplication> subscriptionApplications() {
        Reading<List<RoleAssignments.Assignment>> given = new RoleAssignments(reader)
                .at("/subscriptions/" + connection.id().subscription());
        given.unread().ifPresent(reason -> {
            throw new AzureMlException("the role assignments of the subscription cannot be read: " + reason);
        });
        List<String> ids = given.value().orElse(List.of()).stream()
                .filter(one -> one.principalType().equalsIgnoreCase("ServicePrincipal"))
                .filter(one -> Set.of(Role.OWNER.id(), Role.CONTRIBUTOR.id()).contains(one.roleId()))
                .map(RoleAssignments.Assignment::principalId)
                .distinct()
                .toList();
        return named(ids).stream()
                .filter(one -> !one.isNamed() || isOfTheService(one.displayName()))
                .toList();
    }

    /** A directory that does not answer, or refuses one name, is not asked for the others: each would cost all attempts anew. */
    private List<SubscriptionApplication> named(List<String> ids) {
        Directory directory = new Directory(reader);
        List<SubscriptionApplication> applications = new ArrayList<>();
        boolean answers = true;
        for (String id : ids) {
            Reading<Directory.Principal> principal =
                    answers ? directory.principal(id) : new Reading.Unread<>("not asked");
            answers = principal.unread().isEmpty();
            applications.add(new SubscriptionApplication(
                    id, principal.value().map(Directory.Principal::displayName).orElse("")));
        }
        return applications;
    }

    private static boolean isOfTheService(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return plain.startsWith("aml-") || plain.startsWith("microsoft-azureml-support-app-");
    }

    private static GrantReport report(String principal, List<ExpectedGrant> expected) {
        return new GrantReport(
                principal, expected.stream().map(grant -> grant.seen(principal)).toList());
    }

    private List<ExpectedGrant> expected(WorkspaceDetails details) {
        List<ExpectedGrant> table = new ArrayList<>(List.of(contributor(connection.scope())));
        ArmId own = connection.id().armId();
        boolean groups = mayHaveGroups();
        if (groups) {
            table.add(contributor(group(own)));
        }
        details.storageAccount()
                .ifPresent(id -> table.add(new RoleGrant(reader, id, Role.BLOB_DATA_CONTRIBUTOR, BLOB_DATA_OWNER)));
        details.keyVault().map(ArmId::parse).ifPresent(vault -> {
            table.add(new VaultGrant(reader, vault));
            if (groups && !group(vault).equalsIgnoreCase(group(own))) {
                table.add(contributor(group(vault)));
            }
        });
        details.containerRegistry().ifPresent(id -> table.add(contributor(id)));
        return table;
    }

    private ExpectedGrant contributor(String scope) {
        return new RoleGrant(reader, scope, Role.CONTRIBUTOR, FOR_CONTRIBUTOR);
    }

    private static String group(ArmId id) {
        return "/subscriptions/" + id.subscription() + "/resourceGroups/" + id.resourceGroup();
    }

    /** Whether its identity shall have its resource groups; said since 2025-06-01. */
    private boolean mayHaveGroups() {
        return connection
                .arm(true)
                .get("")
                .json()
                .at("/properties/allowRoleAssignmentOnRG")
                .asBoolean(true);
    }

    private WorkspaceDetails details() {
        return WorkspaceDetails.of(connection.arm().get("").json());
    }

    private String principal(WorkspaceDetails details) {
        return details.actingIdentity()
                .map(this::principalOf)
                .or(details::principalId)
                .orElseThrow(() -> new AzureMlException(connection.id() + " has no identity"));
    }

    private String principalOf(String identity) {
        Reading<JsonNode> read = reader.resource(ArmId.parse(identity));
        return read.value()
                .map(found -> found.at("/properties/principalId").asText())
                .orElseThrow(() -> new AzureMlException("the identity " + identity + " of " + connection.id()
                        + " cannot be read: " + read.unread().orElse("it is not there")));
    }

    private void resync() {
        ServiceClient arm = connection.arm();
        connection
                .operations()
                .begin(arm, arm.post("/resyncKeys").send(), done -> done)
                .await();
    }
}
