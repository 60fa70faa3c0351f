package io.github.azureml4j.local.arm;

import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import io.github.azureml4j.local.front.Section;

/** The routes of Resource Manager itself. */
public final class ArmRoutes implements Routes {

    private static final Contract RESOURCES = Contract.of(
            "resources/resource-manager/Microsoft.Resources/stable/2024-03-01/resources.json", "2024-03-01");

    private final ArmService arm;
    private final Guard guard;
    private final LongOperations operations;
    private final String tenantId;

    public ArmRoutes(ArmService arm, Guard guard, LongOperations operations, String tenantId) {
        this.arm = arm;
        this.guard = guard;
        this.operations = operations;
        this.tenantId = tenantId;
    }

    @Override
    public void declare(RouteTable table) {
        Section open = table.on(Hosts.ARM);
        CloudMetadata.declare(open);
        Section guarded = open.guard(guard);
        new SubscriptionRoutes(arm, tenantId).declare(guarded);
        new GroupRoutes(arm).declare(guarded.contract(RESOURCES));
        new ProviderRoutes(arm, arm.providers()).declare(guarded.contract(RESOURCES));
        new OperationRoutes(arm, operations).declare(guarded);
        new InsightsRoutes(arm.insights()).declare(guarded);
    }
}
