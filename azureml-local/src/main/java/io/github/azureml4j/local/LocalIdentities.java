package io.github.azureml4j.local;

import io.github.azureml4j.local.imds.ImdsService;
import io.github.azureml4j.local.imds.MachineIdentity;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/**
 * The managed identities of the machine that a program believes to run on. The program is told where to ask by the
 * environment variables of that kind of machine, or asks {@code http://169.254.169.254} through the emulator's proxy.
 * Clients that never ask a proxy for that address, as none should, take {@link #metadataEndpoint()} instead. Thread-safe.
 */
public final class LocalIdentities {

    private final ImdsService machine;
    private final URI origin;

    LocalIdentities(ImdsService machine, InetSocketAddress address) {
        this.machine = machine;
        this.origin = URI.create("http://127.0.0.1:" + address.getPort());
    }

    /** Where the metadata of virtual machines is served without a proxy, by plain http. */
    public URI metadataEndpoint() {
        return origin;
    }

    /** The machine's own identity, which is there from the start, unless it was removed. */
    public Optional<MachineIdentity> systemAssigned() {
        return machine.systemAssigned();
    }

    /** Assigns a new identity to the machine, beside those that it has. */
    public MachineIdentity addUserAssigned(String name) {
        return machine.addUserAssigned(name);
    }

    /** Assigns an identity that was made with ARM to the machine; empty when there is none with that id. */
    public Optional<MachineIdentity> assign(String resourceId) {
        return machine.assign(resourceId);
    }

    /** Takes an identity away from the machine; tokens that are out stay good, as in Azure. */
    public void remove(MachineIdentity identity) {
        machine.remove(identity);
    }

    /** How long tokens live that are handed out from now on, by the emulator's clock; 24 hours by default, as in Azure. */
    public void tokenLifetime(Duration life) {
        machine.tokenLifetime(life);
    }

    /**
     * Has Azure ML compute write {@code expires_on} as text from now on, such as {@code 06/20/2019 02:57:58 +00:00}, and
     * not as seconds since 1970.
     */
    public void computeExpiresOn(DateTimeFormatter form) {
        machine.computeExpiry(form);
    }

    /** The variable that sends clients of the metadata endpoint to the emulator. */
    public Map<String, String> virtualMachine() {
        return Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", origin.toString());
    }

    /** The variables of a process on App Service, Functions or Container Apps. */
    public Map<String, String> appService() {
        return machine.appService(origin);
    }

    /** The variables of a process on Azure ML compute that runs as the machine's own identity. */
    public Map<String, String> azureMlCompute() {
        return azureMlCompute(machine.require("", "", ""));
    }

    /** The variables of a process on Azure ML compute that runs as one of the machine's identities. */
    public Map<String, String> azureMlCompute(MachineIdentity identity) {
        return machine.compute(origin, identity);
    }

    /**
     * The variables of a process on an Arc machine.
     *
     * @param directory where the agent writes the secrets that prove who is on the machine; it must exist
     */
    public Map<String, String> arc(Path directory) {
        return machine.arc(origin, directory);
    }
}
