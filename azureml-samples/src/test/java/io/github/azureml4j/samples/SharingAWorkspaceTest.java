package io.github.azureml4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureml4j.auth.AzureCloud;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.access.Answer;
import io.github.azureml4j.core.access.Role;
import io.github.azureml4j.core.access.Task;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalGroup;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The recipes do what they say. */
@Timeout(120)
class SharingAWorkspaceTest {

    @Test
    void guestsComeInDoWhatTheyMayAndGo() {
        try (AzureMlLocal local =
                        AzureMlLocal.builder().operationTime(Duration.ZERO).start();
                AzureMl ml = new LocalGround(AzureCloud.PUBLIC, local).connect()) {
            ml.resourceGroups().create("rg", "eastus2");
            Workspace workspace = Workspace.create()
                    .name("shared")
                    .resourceGroup("rg")
                    .location("eastus2")
                    .begin(ml)
                    .await(Duration.ofMinutes(1));
            String colleague =
                    local.entra().addUser("ada@contoso.com", "Passw0rd!").objectId();
            String pipeline = local.entra().addApplication("pipeline").objectId();

            SharingAWorkspace.withColleague(workspace, colleague);
            Role role = SharingAWorkspace.withPipeline(ml, workspace, pipeline);

            assertThat(SharingAWorkspace.mayDeploy(workspace, colleague).answer())
                    .isEqualTo(Answer.YES);
            assertThat(SharingAWorkspace.mayDeploy(workspace, pipeline).answer())
                    .isEqualTo(Answer.NO);
            assertThat(workspace.access().may(pipeline, Task.SUBMIT_JOB).answer())
                    .isEqualTo(Answer.YES);
            assertThat(SharingAWorkspace.guests(workspace))
                    .contains(colleague + " is AzureML Data Scientist here", pipeline + " is " + role.id() + " here")
                    .anyMatch(guest -> guest.endsWith("is Owner from above"));

            LocalGroup team = local.entra().addGroup("team");
            local.entra().addMember(team, pipeline);
            SharingAWorkspace.withTeam(workspace, team.objectId());
            assertThat(SharingAWorkspace.mayDeploy(workspace, pipeline).answer())
                    .isEqualTo(Answer.YES);

            SharingAWorkspace.stopSharing(workspace, colleague);
            assertThat(SharingAWorkspace.mayDeploy(workspace, colleague).answer())
                    .isEqualTo(Answer.NO);
        }
    }
}
