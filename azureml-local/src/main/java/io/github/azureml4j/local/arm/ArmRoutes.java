package io.github.azureml4j.local.arm;

import io.github.azureml4j.local.entra.EntraService;
import io.github.azureml4j.local.front.Contract;
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
    private final LongOperations operations;
    private final EntraService entra;

    public ArmRoutes(ArmService arm, EntraService entra, LongOperations operations) {
        this.arm = arm;
        this.entra = entra;
        this.operations = operations;
    }

    @Override
    public void declare(RouteTable table) {
        Section open = table.on(Hosts.ARM);
        CloudMetadata.declare(open);
        Section guarded = open.guard(entra.armGuard());
        new SubscriptionRoutes(arm, entra).declare(guarded);
        new GroupRoutes(arm).declare(guarded.contract(RESOURCES));
        new ProviderRoutes(arm, arm.providers()).declare(guarded.contract(RESOURCES));
        new OperationRoutes(arm, operations).declare(guarded);
        new InsightsRoutes(arm.insights()).declare(guarded);
    }
}
