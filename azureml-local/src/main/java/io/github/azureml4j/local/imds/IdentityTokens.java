package io.github.azureml4j.local.imds;

import io.github.azureml4j.local.entra.Audiences;
import io.github.azureml4j.local.entra.EntraService;
import io.github.azureml4j.local.entra.ServicePrincipal;
import io.github.azureml4j.local.front.LocalError;
import java.time.Duration;
import java.util.Map;

/** Managed identities as Entra knows them: service principals whose secret nobody is told. Thread-safe. */
final class IdentityTokens {

    private final EntraService entra;

    IdentityTokens(EntraService entra) {
        this.entra = entra;
    }

    /** A new principal of the first tenant. */
    MachineIdentity register(String name, String resourceId) {
        ServicePrincipal principal = entra.addApplication(entra.tenantId(), name);
        return new MachineIdentity(principal.clientId(), principal.objectId(), resourceId);
    }

    /** A token for one resource, or Entra's refusal of it. */
    String issue(MachineIdentity identity, String resource, Duration lifetime) {
        if (!Audiences.known(resource)) {
            throw LocalError.badRequest(
                    "invalid_resource",
                    "AADSTS500011: The resource principal named " + resource + " was not found in the tenant named "
                            + entra.tenantId() + ".");
        }
        return entra.tokens()
                .issue(
                        resource,
                        identity.objectId(),
                        Map.of(
                                "appid",
                                identity.clientId(),
                                "appidacr",
                                "2",
                                "idtyp",
                                "app",
                                "xms_mirid",
                                identity.resourceId(),
                                "ver",
                                "1.0"),
                        lifetime);
    }
}
