package io.github.azureml4j.local.workspaces;

import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.entra.EntraService;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.rbac.AccessService;

/**
 * The application <em>Azure Machine Learning</em>, as which the service makes resources in a customer's subscription. It
 * is Contributor there until somebody takes that away.
 */
final class FirstParty {

    private static final String NAME = "Azure Machine Learning";
    private static final String COSMOS_PROVIDER = "Microsoft.DocumentDB";
    private static final String MAKE_COSMOS = COSMOS_PROVIDER + "/databaseAccounts/write";

    private final ArmService arm;
    private final AccessService access;
    private final String objectId;

    FirstParty(WorkspaceRooms rooms) {
        access = rooms.access();
        objectId = rooms.entra().objectIdOf(EntraService.AZURE_MACHINE_LEARNING);
        arm = rooms.arm();
        arm.onSubscription(id -> access.grant(objectId, AccessService.CONTRIBUTOR, "/subscriptions/" + id));
    }

    /** Raises 403 or 409 where the service cannot make a group and an account for this workspace. */
    void requireAbleToMakeCosmos(ResourceId workspace) {
        if (!arm.isRegistered(workspace.subscription(), COSMOS_PROVIDER)) {
            throw LocalError.conflict(
                    "MissingSubscriptionRegistration",
                    "The subscription is not registered to use namespace '" + COSMOS_PROVIDER + "'.");
        }
        String scope = "/subscriptions/" + workspace.subscription();
        if (!access.allowed(objectId, MAKE_COSMOS, scope)) {
            throw LocalError.forbidden(
                    "ServicePrincipalNotAuthorized",
                    "The application '" + NAME + "' (" + EntraService.AZURE_MACHINE_LEARNING
                            + ") is not authorized as Contributor over '" + scope
                            + "', so that no resources can be made for the customer-managed key.");
        }
    }
}
