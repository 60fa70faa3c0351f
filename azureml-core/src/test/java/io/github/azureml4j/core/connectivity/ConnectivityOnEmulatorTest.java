package io.github.azureml4j.core.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.testkit.ForwardProxy;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConnectivityOnEmulatorTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static AzureMlLocal local;
    private static ForwardProxy company;
    private static AzureMl ml;
    private static Workspace workspace;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.builder().operationTime(Duration.ZERO).start();
        company = ForwardProxy.before(local.proxy());
        ml = connect(company.address());
        ml.resourceGroups().create("rg-clinic", "eastus");
        workspace = Workspace.create()
                .name("clinic")
                .resourceGroup("rg-clinic")
                .location("eastus")
                .begin(ml)
                .await(LIMIT);
    }

    @AfterAll
    static void stop() {
        ml.close();
        company.close();
        local.close();
    }

    @AfterEach
    void mend() {
        company.reset();
        local.networks().callFromAnywhere();
    }

    @Test
    void everyHostOfAWorkspaceIsTriedThroughTheProxy() {
        ConnectivityReport report = workspace.connectivity();

        assertThat(report.checks())
                .extracting(HostCheck::purpose)
                .containsExactly(
                        "Resource Manager",
                        "sign-in",
                        "directory, for the preflight of a key, grants and posture",
                        "the region's services",
                        "key vault",
                        "storage",
                        "scoring requests");
        assertThat(report.isWell()).as(report.toString()).isTrue();
        assertThat(report.checks()).allMatch(check -> check.route().startsWith("through"));
        assertThat(company.hosts())
                .containsAll(report.checks().stream().map(HostCheck::host).toList());
    }

    @Test
    void workspaceThatIsClosedToThisNetworkIsNamed() {
        workspace.network().closeEvenWithoutPrivateEndpoint().await(LIMIT);
        try {
            assertThat(workspace.connectivity().ailing()).singleElement().satisfies(check -> {
                assertThat(check.purpose()).isEqualTo("the region's services");
                assertThat(check.ailment()).isEqualTo(Ailment.PRIVATE_LINK);
                assertThat(check.remedy()).contains("private endpoint");
            });
        } finally {
            workspace.network().publicAccess(true).await(LIMIT);
        }
    }

    @Test
    void addressThatIsNotOnTheListIsNamed() {
        workspace.network().allowFrom("198.51.100.0/24").await(LIMIT);
        try {
            assertThat(workspace.connectivity().ailing())
                    .singleElement()
                    .extracting(HostCheck::ailment)
                    .isEqualTo(Ailment.PRIVATE_LINK);
            local.networks().callFrom("198.51.100.20");
            assertThat(workspace.connectivity().isWell()).isTrue();
        } finally {
            workspace.network().allowFromEverywhere().await(LIMIT);
        }
    }

    @Test
    void oneHostThatTheProxyRefusesIsNamedAlone() {
        String storage = workspace.connectivity().checks().get(5).host();
        company.refuse(storage, 403);

        assertThat(workspace.connectivity().ailing()).singleElement().satisfies(check -> {
            assertThat(check.host()).isEqualTo(storage);
            assertThat(check.ailment()).isEqualTo(Ailment.PROXY);
        });
    }

    @Test
    void withoutResourceManagerTheWorkspacesHostsAreSaidToBeUntriedAndNothingIsAsked() {
        try (ForwardProxy other = ForwardProxy.before(local.proxy()).refuse("management.azure.com", 403);
                AzureMl cut = connect(other.address())) {
            ConnectivityReport report = of(cut, "clinic").connectivity();

            assertThat(report.isWell()).isFalse();
            assertThat(report.checks()).hasSize(2);
            assertThat(report.untried())
                    .singleElement()
                    .asString()
                    .contains("clinic")
                    .contains("mend what is above");
            assertThat(report.toString()).contains("not tried");
            assertThat(other.heads()).hasSize(2);
        }
    }

    @Test
    void workspaceThatCannotBeReadIsNotSaidToBeWell() {
        ConnectivityReport report = of(ml, "nobodys").connectivity();

        assertThat(report.ailing()).isEmpty();
        assertThat(report.isWell()).isFalse();
        assertThat(report.untried()).singleElement().asString().contains("nobodys");
    }

    private static Workspace of(AzureMl ml, String name) {
        return new Workspace(
                new WorkspaceConnection(ml.connection(), new WorkspaceId(local.subscriptionId(), "rg-clinic", name)));
    }

    private static AzureMl connect(InetSocketAddress proxy) {
        return AzureMl.builder()
                .proxy(proxy)
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
                .subscription(local.subscriptionId())
                .build();
    }
}
