package io.github.azureml4j.local.arm;

import io.github.azureml4j.local.entra.EntraService;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.InnerCalls;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import io.github.azureml4j.local.front.Section;

/** The routes of Resource Manager itself. */
public final class ArmRoutes implements Routes {

    private static final Contract RESOURCES = Contract.of(
            "resources/resource-manager/Microsoft.Resources/stable/2024-03-01/resources.json", "2024-03-01");

    private final ArmService arm;
    private final LongOperations operations;
    private final EntraService entra;
    private final InnerCalls inner;

    public ArmRoutes(ArmService arm, EntraService entra, LongOperations operations, InnerCalls inner) {
        this.arm = arm;
        this.entra = entra;
        this.operations = operations;
        this.inner = inner;
    }

    @Override
    public void declare(RouteTable table) {
        table.meter(Hosts.ARM, arm.throttle());
        table.gate(Hosts.ARM, new LockGate(arm.locks()));
        table.gate(Hosts.ARM, new RegistrationGate(arm.subscriptions()));
        table.gate(Hosts.ARM, new RegionGate());
        table.gate(Hosts.ARM, new TagGate());
        Section open = table.on(Hosts.ARM);
        CloudMetadata.declare(open);
        Section guarded = open.guard(entra.armGuard());
        new SubscriptionRoutes(arm, entra).declare(guarded);
        new GroupRoutes(arm, inner).declare(guarded.contract(RESOURCES));
        new ProviderRoutes(arm).declare(guarded.contract(RESOURCES));
        new OperationRoutes(arm, operations).declare(guarded);
        new InsightsRoutes(arm.insights()).declare(guarded);
        new LogWorkspaceRoutes(arm.logs()).declare(guarded);
        new LockRoutes(arm, arm.locks()).declare(guarded);
    }
}
