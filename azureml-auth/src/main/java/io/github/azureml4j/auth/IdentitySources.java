package io.github.azureml4j.auth;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.identity.CredentialUnavailableException;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells by the environment which platform the program runs on, in the order of azure-identity for Python; it is a
 * virtual machine when nothing says otherwise.
 */
final class IdentitySources {

    private final Machine machine;
    private final IdentityName name;

    IdentitySources(Machine machine, IdentityName name) {
        this.machine = machine;
        this.name = name;
    }

    /** @param metadata the metadata service that the program itself named, whatever the environment says */
    IdentitySource detect(@Nullable URI metadata) {
        if (metadata != null) {
            return virtualMachine("the metadata endpoint", metadata.toString());
        }
        if (machine.has("IDENTITY_ENDPOINT", "IDENTITY_HEADER", "IDENTITY_SERVER_THUMBPRINT")) {
            return unsupported("Service Fabric");
        }
        if (machine.has("IDENTITY_ENDPOINT", "IDENTITY_HEADER")) {
            return at("IDENTITY_ENDPOINT", endpoint -> new AppServiceIdentity(endpoint, name, machine));
        }
        if (machine.has("IDENTITY_ENDPOINT", "IMDS_ENDPOINT")) {
            return at("IDENTITY_ENDPOINT", endpoint -> new ArcIdentity(endpoint, name, machine));
        }
        if (machine.has("MSI_ENDPOINT", "MSI_SECRET")) {
            return at("MSI_ENDPOINT", endpoint -> new ComputeIdentity(endpoint, name, machine));
        }
        if (machine.has("MSI_ENDPOINT")) {
            return unsupported("Cloud Shell");
        }
        String host = machine.variable("AZURE_POD_IDENTITY_AUTHORITY_HOST");
        return host.isEmpty()
                ? virtualMachine("the metadata endpoint", VirtualMachineIdentity.WELL_KNOWN)
                : virtualMachine("AZURE_POD_IDENTITY_AUTHORITY_HOST", host);
    }

    private IdentitySource virtualMachine(String source, String address) {
        return at(source, address, origin -> new VirtualMachineIdentity(origin, name, machine));
    }

    private IdentitySource at(String variable, Function<IdentityEndpoint, IdentitySource> source) {
        return at(variable, machine.variable(variable), source);
    }

    /** What is wrong with a variable is told when a token is wanted: a chain may never come here. */
    private static IdentitySource at(
            String variable, String address, Function<IdentityEndpoint, IdentitySource> source) {
        try {
            return source.apply(IdentityEndpoint.of(variable, address));
        } catch (IllegalArgumentException unusable) {
            String why = String.valueOf(unusable.getMessage());
            return new NoIdentity("unusable " + variable, () -> new ClientAuthenticationException(why, null));
        }
    }

    private static IdentitySource unsupported(String platform) {
        return new NoIdentity(
                platform,
                () -> new CredentialUnavailableException("managed identities of " + platform + " are not supported"));
    }
}
