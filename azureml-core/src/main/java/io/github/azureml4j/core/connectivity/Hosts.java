package io.github.azureml4j.core.connectivity;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.auth.AzureCloud;
import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.arm.ArmId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The hosts to try.
 *
 * @param all each with what it is for
 * @param closed whether the workspace is closed to the public, so that its names should lead to private addresses
 */
record Hosts(List<Host> all, boolean closed) {
    private static final int AT_ONCE = 8;

    /** One host. */
    record Host(URI address, String purpose, boolean ofWorkspace) {}

    static Hosts ofCloud(AzureCloud cloud) {
        return new Hosts(
                List.of(
                        new Host(cloud.resourceManager(), "Resource Manager", false),
                        new Host(cloud.authorityHost(), "sign-in", false)),
                false);
    }

    /** What cannot be found out is left out: the hosts of the cloud then tell why. */
    static Hosts ofWorkspace(WorkspaceConnection workspace) {
        AzureCloud cloud = workspace.azure().cloud();
        List<Host> hosts = new ArrayList<>(ofCloud(cloud).all());
        try {
            JsonNode properties = workspace.arm().get("").json().path("properties");
            hosts.add(new Host(workspace.region().base(), "the region's services", true));
            addNamed(hosts, properties, "keyVault", "key vault", cloud::vaultEndpoint);
            addNamed(hosts, properties, "storageAccount", "storage", cloud::blobEndpoint);
            addNamed(
                    hosts,
                    properties,
                    "containerRegistry",
                    "container registry",
                    name -> URI.create("https://" + name + "." + cloud.registrySuffix()));
            return new Hosts(
                    hosts, properties.path("publicNetworkAccess").asText().equalsIgnoreCase("Disabled"));
        } catch (AzureMlException | io.github.azureml4j.auth.SignInException unreadable) {
            return new Hosts(hosts, false);
        }
    }

    ConnectivityReport check(AzureConnection azure) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
            Thread thread = new Thread(task, "azureml4j-connectivity");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Probe probe = new Probe(azure.transport(), azure.clock());
            List<CompletableFuture<HostCheck>> checks = all.stream()
                    .map(host -> CompletableFuture.supplyAsync(
                            () -> Findings.of(host, closed && host.ofWorkspace(), probe.send(host.address())), threads))
                    .toList();
            return new ConnectivityReport(
                    checks.stream().map(CompletableFuture::join).toList());
        } finally {
            threads.shutdown();
        }
    }

    private static void addNamed(
            List<Host> hosts,
            JsonNode properties,
            String property,
            String purpose,
            java.util.function.Function<String, URI> address) {
        String id = properties.path(property).asText("");
        if (!id.isEmpty()) {
            hosts.add(new Host(address.apply(ArmId.parse(id).name()), purpose, true));
        }
    }
}
