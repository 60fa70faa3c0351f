package io.github.azureml4j.local.rbac;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.WirePrincipal;
import io.github.azureml4j.local.WorkspaceFixture;
import io.github.azureml4j.local.front.AnsweredOperation;
import io.github.azureml4j.local.front.Hosts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is answered without a right that it asks for, or a reason why it asks for none. */
class EveryRouteTest {

    @Test
    void everyRouteAsksForARightOrSaysWhyNot() {
        try (AzureMlLocal local = AzureMlLocal.start()) {
            List<AnsweredOperation> routes = local.routes();
            assertThat(routes).hasSizeGreaterThan(150);
            assertThat(routes)
                    .allSatisfy(route -> assertThat(asksOrSaysWhyNot(route))
                            .as("%s %s %s", route.operationId(), route.method(), route.path())
                            .isTrue());
        }
    }

    @Test
    void strangerIsRefusedOnEveryRouteThatAsksAndToldTheMissingAction() {
        try (AzureMlLocal local = AzureMlLocal.start()) {
            WorkspaceFixture workspace = new WorkspaceFixture(local);
            List<AnsweredOperation> asking = local.routes().stream()
                    .filter(route -> Unasked.reason(route).isEmpty())
                    .toList();
            assertThat(asking).hasSizeGreaterThan(150);
            String token = new WirePrincipal(local, "stranger").token();
            assertThat(asking).allSatisfy(route -> {
                String path = route.path()
                        .replace("{sub}", local.subscriptionId())
                        .replace("{rg}", "rg-test")
                        .replace("{ws}", "clinic")
                        .replaceAll("\\{[^}]*}", "x");
                boolean arm = route.hosts() == Hosts.ARM;
                Answer answer = workspace
                        .wire()
                        .json(
                                token,
                                route.method(),
                                (arm ? WireClient.ARM : workspace.region()) + path + "?api-version=2015-01-01",
                                "{}");
                String what = route.operationId() + " " + route.method() + " " + path;
                assertThat(answer.status()).as(what).isEqualTo(403);
                if (!route.method().equals("HEAD")) {
                    assertThat(answer.text())
                            .as(what)
                            .contains("AuthorizationFailed")
                            .containsIgnoringCase("perform action '" + missing(route, path) + "'");
                }
            });
        }
    }

    private static String missing(AnsweredOperation route, String path) {
        return route.hosts() == Hosts.ARM
                ? ArmRequest.of(route.method(), route.path(), path).action()
                : DataPlaneActions.of(route.operationId()).orElseThrow().replace(DataPlaneActions.KIND, "aks");
    }

    @Test
    void actionsOfTheRegionHostArePublished() {
        try (AzureMlLocal local = AzureMlLocal.start()) {
            assertThat(local.routes().stream()
                            .filter(route -> route.hosts() == Hosts.REGION)
                            .flatMap(route -> DataPlaneActions.of(route.operationId()).stream())
                            .map(action -> action.replace(DataPlaneActions.KIND, "aks")))
                    .isNotEmpty()
                    .allMatch(ActionCatalogue.machineLearning()::matches);
        }
    }

    @Test
    void actionsOfTheWorkspaceOnResourceManagerArePublished() {
        try (AzureMlLocal local = AzureMlLocal.start()) {
            assertThat(local.routes().stream()
                            .filter(route -> route.hosts() == Hosts.ARM)
                            .map(EveryRouteTest::armAction)
                            .filter(action -> action.startsWith("Microsoft.MachineLearningServices/workspaces")))
                    .isNotEmpty()
                    .allMatch(ActionCatalogue.machineLearning()::matches);
        }
    }

    private static boolean asksOrSaysWhyNot(AnsweredOperation route) {
        return Unasked.reason(route).isPresent()
                || (route.hosts() == Hosts.ARM
                        && armAction(route).matches("Microsoft\\.\\w+/.*/?(read|write|delete|action)|x/.*"))
                || (route.hosts() == Hosts.REGION
                        && DataPlaneActions.of(route.operationId()).isPresent());
    }

    private static String armAction(AnsweredOperation route) {
        String path = route.path().replaceAll("\\{[^}]*}", "x");
        return ArmRequest.of(route.method(), route.path(), path).action();
    }
}
