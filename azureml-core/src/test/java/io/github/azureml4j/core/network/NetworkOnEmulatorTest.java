package io.github.azureml4j.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.NotFoundException;
import io.github.azureml4j.core.PermissionException;
import io.github.azureml4j.core.ServiceException;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.network.OutboundRule.Fqdn;
import io.github.azureml4j.core.network.OutboundRule.PrivateEndpoint;
import io.github.azureml4j.core.network.OutboundRule.ServiceTag;
import io.github.azureml4j.core.workspace.IsolationMode;
import io.github.azureml4j.core.workspace.NetworkAcls;
import io.github.azureml4j.local.AzureMlLocal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkOnEmulatorTest {
    private static final NetworkAcls EVERYBODY = new NetworkAcls("Allow", List.of());
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static AzureMlLocal local;
    private static AzureMl ml;
    private static int made;

    private Workspace workspace;
    private Network network;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.builder().operationTime(Duration.ZERO).start();
        ml = AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
                .subscription(local.subscriptionId())
                .sleeper(local.clock()::advance)
                .build();
        ml.resourceGroups().create("rg", "eastus");
    }

    @AfterAll
    static void stop() {
        ml.close();
        local.close();
    }

    @BeforeEach
    void makeWorkspace() {
        workspace = Workspace.create()
                .name("net" + made++)
                .resourceGroup("rg")
                .location("eastus")
                .begin(ml)
                .await(LIMIT);
        network = workspace.network();
    }

    @AfterEach
    void comeHome() {
        local.networks().callFromAnywhere();
    }

    @Test
    void closedWorkspaceLetsInWhoComesThroughAnApprovedEndpoint() {
        String asked = askForEndpoint();
        network.privateEndpointConnections().approve(asked);
        assertThat(network.publicAccess(false).await(LIMIT).open()).isFalse();

        assertShut("PublicNetworkAccessDisabled");
        local.networks().callFromPrivateNetwork();
        assertOpen();
    }

    @Test
    void connectionIsDecidedOnAndTakenAway() {
        PrivateEndpointConnections connections = network.privateEndpointConnections();
        String asked = askForEndpoint();
        assertThat(connections.get(asked).status()).isEqualTo(ConnectionStatus.PENDING);
        assertThat(connections.get(asked).privateEndpoint())
                .hasValueSatisfying(id -> assertThat(id).endsWith("/privateEndpoints/hospital" + made));

        assertThat(connections.approve(asked).isApproved()).isTrue();
        PrivateEndpointConnection rejected = connections.reject(asked, "unknown network");
        assertThat(rejected.status()).isEqualTo(ConnectionStatus.REJECTED);
        assertThat(connections.list()).singleElement().isEqualTo(rejected);
        assertThat(rejected.description()).contains("unknown network");

        assertThat(connections.delete(asked)).isTrue();
        assertThat(connections.delete(asked)).isFalse();
        assertThat(connections.find(asked)).isEmpty();
        assertThatThrownBy(() -> connections.approve(asked)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void workspaceIsNotClosedBehindItsLastDoor() {
        String asked = askForEndpoint();

        assertThatThrownBy(() -> network.publicAccess(false))
                .isInstanceOf(AzureMlException.class)
                .hasMessageContaining("no private endpoint is approved")
                .hasMessageContaining(asked);
        assertOpen();
    }

    @Test
    void whoShutHimselfOutLetsHimselfInAgain() {
        network.closeEvenWithoutPrivateEndpoint().await(LIMIT);
        assertShut("PublicNetworkAccessDisabled");
        local.networks().callFromPrivateNetwork();
        assertShut("PublicNetworkAccessDisabled");

        local.networks().callFromAnywhere();
        assertThat(network.publicAccess(true).await(LIMIT).everybody()).isTrue();
        assertOpen();
    }

    @Test
    void listOfAddressesLetsInTheseAlone() {
        assertThat(network.allowFrom("198.51.100.0/24").await(LIMIT).ipAllowlist())
                .containsExactly("198.51.100.0/24");
        assertShut("IpAddressNotAllowed");
        local.networks().callFrom("198.51.100.20");
        assertOpen();

        local.networks().callFromAnywhere();
        network.allowFromEverywhere().await(LIMIT);
        assertOpen();
    }

    @Test
    void networkRulesLetInTheseAlone() {
        NetworkAcls acls = NetworkAcls.only("198.51.100.7");
        assertThat(network.networkAcls(acls).await(LIMIT).networkAcls()).isEqualTo(acls);
        assertShut("IpAddressNotAllowed");
        local.networks().callFrom("198.51.100.7");
        assertOpen();

        network.networkAcls(EVERYBODY).await(LIMIT);
        local.networks().callFromAnywhere();
        assertOpen();
    }

    @Test
    void zonesAndDependenciesAreOfTheWorkspacesCloud() {
        assertThat(network.privateLinkResources()).singleElement().satisfies(resource -> {
            assertThat(resource.groupId()).isEqualTo("amlworkspace");
            assertThat(resource.requiredZoneNames())
                    .containsExactly("privatelink.api.azureml.ms", "privatelink.notebooks.azure.net");
        });
        assertThat(network.outboundDependencies())
                .filteredOn(each -> each.category().equals("Azure Resource Manager"))
                .singleElement()
                .extracting(OutboundDependency::endpoints)
                .isEqualTo(List.of(new OutboundDependency.Endpoint("management.azure.com", List.of(443))));
    }

    @Test
    void managedNetworkIsIsolatedForGoodAndMadeWhenAsked() {
        ManagedNetwork managed = network.managedNetwork();
        assertThat(managed.state().isManaged()).isFalse();

        managed.isolateForGood(IsolationMode.ALLOW_ONLY_APPROVED_OUTBOUND).await(LIMIT);
        assertThat(managed.state().status()).isEqualTo(NetworkStatus.INACTIVE);
        assertThatThrownBy(() -> managed.isolateForGood(IsolationMode.DISABLED))
                .isInstanceOf(AzureMlException.class)
                .hasMessageContaining("never goes back");

        assertThat(managed.provision().await(LIMIT))
                .isEqualTo(new ManagedNetworkState(
                        IsolationMode.ALLOW_ONLY_APPROVED_OUTBOUND, NetworkStatus.ACTIVE, false, Optional.empty()));
        assertThat(managed.provisionWithSpark().await(LIMIT).sparkReady()).isTrue();
    }

    @Test
    void rulesOfEveryKindAreMadeChangedAndTakenAway() {
        network.managedNetwork()
                .isolateForGood(IsolationMode.ALLOW_ONLY_APPROVED_OUTBOUND)
                .await(LIMIT);
        OutboundRules rules = network.managedNetwork().outboundRules();
        OutboundRule host = new Fqdn("*.pypi.org");
        OutboundRule tag = new ServiceTag("AzureMonitor", "TCP", "443");
        OutboundRule blobs =
                new PrivateEndpoint(workspace.details().storageAccount().orElseThrow(), "blob", true);

        rules.beginCreate("pypi", new Fqdn("pypi.org")).await(LIMIT);
        rules.beginCreate("pypi", host).await(LIMIT);
        rules.beginCreate("monitor", tag).await(LIMIT);
        rules.beginCreate("blobs", blobs).await(LIMIT);

        assertThat(rules.list())
                .filteredOn(each -> each.category().equals(RuleCategory.USER_DEFINED))
                .extracting(NamedRule::rule)
                .containsExactlyInAnyOrder(host, tag, blobs);
        assertThat(rules.beginDelete("pypi").await(LIMIT).rule()).isEqualTo(host);
        assertThat(rules.find("pypi")).isEmpty();
        assertThatThrownBy(() -> rules.beginDelete("pypi")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void ruleOfTheServiceStays() {
        network.managedNetwork()
                .isolateForGood(IsolationMode.ALLOW_ONLY_APPROVED_OUTBOUND)
                .await(LIMIT);
        OutboundRules rules = network.managedNetwork().outboundRules();
        NamedRule required = rules.list().stream()
                .filter(each -> each.category().equals(RuleCategory.REQUIRED))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> rules.beginDelete(required.name())).isInstanceOf(ServiceException.class);
        assertThat(rules.get(required.name())).isEqualTo(required);
    }

    /** Endpoints are the resource group's, so that each needs a name of its own. */
    private String askForEndpoint() {
        return local.networks().requestPrivateEndpoint(workspace.id().scope(), "hospital" + made);
    }

    private void assertOpen() {
        assertThat(workspace.datastores().getDefault().name()).isNotBlank();
    }

    private void assertShut(String code) {
        assertThatThrownBy(() -> workspace.datastores().getDefault())
                .isInstanceOfSatisfying(
                        PermissionException.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
