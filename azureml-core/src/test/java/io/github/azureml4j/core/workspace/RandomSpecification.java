package io.github.azureml4j.core.workspace;

import io.github.azureml4j.core.Workspace;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Settings of a workspace, drawn at random from all that are there. */
final class RandomSpecification {
    private final PlannedWorld world;
    private final Random random;
    private final WorkspaceCreate create = Workspace.create();

    private RandomSpecification(PlannedWorld world, Random random) {
        this.world = world;
        this.random = random;
    }

    static WorkspaceCreate draw(PlannedWorld world, Random random, int number) {
        return new RandomSpecification(world, random).draw(number);
    }

    private WorkspaceCreate draw(int number) {
        create.name("ws-" + number).resourceGroup(world.group(number)).location(PlannedWorld.REGION);
        maybe(c -> c.friendlyName("[concat('it', 'is')]"));
        maybe(c -> c.description("for number " + number));
        maybe(c -> c.tag("team", "radiology").tag("stage", one(List.of("dev", "prod"))));
        maybe(c -> c.hbi(true));
        maybe(c -> c.v1LegacyMode(random.nextBoolean()));
        maybe(c -> c.imageBuildCompute("builder"));
        dependents();
        identity();
        key();
        network();
        maybe(c -> c.sku("Basic"));
        maybe(c -> c.enableDataIsolation(random.nextBoolean()));
        maybe(c -> c.property("allowPublicAccessWhenBehindVnet", random.nextBoolean()));
        maybe(c -> c.softDeleteRetentionInDays(1 + random.nextInt(14)));
        maybe(c -> c.systemDatastores(one(List.of(SystemDatastoresAuth.IDENTITY, SystemDatastoresAuth.ACCESS_KEY))));
        maybe(c -> c.allowRoleAssignmentOnRG(random.nextBoolean()));
        return create;
    }

    private void dependents() {
        maybe(c -> c.storageAccount(world.storage));
        maybe(c -> c.keyVault(one(List.of(world.policyVault, world.roleVault))));
        maybe(c -> c.applicationInsights(world.insights));
        maybe(c -> c.containerRegistry(world.registry));
        maybe(WorkspaceCreate::newContainerRegistry);
    }

    private void identity() {
        maybe(c -> c.identity(one(List.of(
                WorkspaceIdentity.systemAssigned(),
                WorkspaceIdentity.userAssigned(world.identity),
                WorkspaceIdentity.systemAndUserAssigned(world.identity)))));
    }

    private void key() {
        CmkSettings cmk = CmkSettings.of(world.policyVault, world.key);
        if (random.nextInt(3) == 0) {
            boolean readByAnother = random.nextInt(3) == 0;
            boolean onServiceSide = random.nextBoolean();
            CmkSettings read = readByAnother ? cmk.readBy(world.identity) : cmk;
            create.cmk(onServiceSide ? read.onServiceSide() : read);
            if (readByAnother) {
                create.identity(WorkspaceIdentity.systemAndUserAssigned(world.identity));
            }
            if (!onServiceSide) {
                maybe(c -> c.cosmosThroughput(1_000 * (1 + random.nextInt(10))));
            }
        }
    }

    private void network() {
        WorkspaceNetwork network = WorkspaceNetwork.defaults();
        if (third()) {
            network = network.publicNetworkAccess(random.nextBoolean());
        }
        if (third()) {
            network = network.managed(one(List.of(
                    IsolationMode.ALLOW_INTERNET_OUTBOUND,
                    IsolationMode.ALLOW_ONLY_APPROVED_OUTBOUND,
                    IsolationMode.DISABLED)));
        }
        if (third()) {
            network = network.ipAllowlist("203.0.113.0/24");
        }
        if (third()) {
            network = network.serverless(ServerlessPlace.withoutPublicIp());
        }
        create.network(network);
    }

    /** One time in three. */
    private void maybe(Consumer<WorkspaceCreate> setting) {
        if (third()) {
            setting.accept(create);
        }
    }

    private boolean third() {
        return random.nextInt(3) == 0;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
