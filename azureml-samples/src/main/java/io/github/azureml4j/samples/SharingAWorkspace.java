package io.github.azureml4j.samples;

import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.access.Access;
import io.github.azureml4j.core.access.Assignment;
import io.github.azureml4j.core.access.Decision;
import io.github.azureml4j.core.access.LeastPrivilege;
import io.github.azureml4j.core.access.PrincipalType;
import io.github.azureml4j.core.access.Role;
import io.github.azureml4j.core.access.Task;
import io.github.azureml4j.core.access.WorkspaceOperation;
import java.util.List;

/** Letting others into a workspace, as recipes to copy. */
public final class SharingAWorkspace {

    private SharingAWorkspace() {}

    /** A colleague, by the object id of her account; doing it again changes nothing. */
    public static void withColleague(Workspace workspace, String colleague) {
        workspace.access().share(colleague, Role.DATA_SCIENTIST);
    }

    /** A team, by the object id of its group: all who are in it, now and later. */
    public static void withTeam(Workspace workspace, String group) {
        workspace.access().share(group, PrincipalType.GROUP, Role.DATA_SCIENTIST);
    }

    /** An application that was made a second ago, with the least that it takes to submit jobs and read what they measured. */
    public static Role withPipeline(AzureMl ml, Workspace workspace, String application) {
        LeastPrivilege least = LeastPrivilege.of(Task.SUBMIT_JOB, Task.READ_METRICS);
        Role role = least.role("pipeline of " + workspace.id().name())
                .assignableIn(workspace.id())
                .create(ml)
                .role();
        workspace.access().share(application, PrincipalType.SERVICE_PRINCIPAL, role);
        return role;
    }

    /** Why somebody may deploy, may not, or what would have to be looked at by hand. */
    public static Decision mayDeploy(Workspace workspace, String somebody) {
        return workspace.access().may(somebody, WorkspaceOperation.DEPLOY_WEB_SERVICE);
    }

    /** Who was let in here, and who from above. */
    public static List<String> guests(Workspace workspace) {
        return workspace.access().assignments().stream()
                .map(each -> each.principalId() + " is " + each.role() + (each.inherited() ? " from above" : " here"))
                .toList();
    }

    /** Everything that somebody was given here is taken again; the last Owner stays. */
    public static void stopSharing(Workspace workspace, String somebody) {
        Access access = workspace.access();
        List<Role> held = access.assignments().stream()
                .filter(each -> !each.inherited() && each.principalId().equals(somebody))
                .map(Assignment::role)
                .toList();
        held.forEach(role -> access.unshare(somebody, role));
    }
}
