package io.github.azureml4j.core.connectivity;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.auth.AzureCloud;
import io.github.azureml4j.auth.SignInException;
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
import java.util.function.Function;

/**
 * The hosts to try.
 *
 * @param all each with what it is for
 * @param untried those whose names could not be found out, with the reason
 */
record Hosts(List<Host> all, List<String> untried) {
    /** What the region's host is for. */
    static final String REGION = "the region's services";

    private static final int AT_ONCE = 8;

    /**
     * One host.
     *
     * @param address where it is
     * @param purpose what it is for
     * @param closed whether it is closed to the public, so that its name should lead to a private address
     */
    record Host(URI address, String purpose, boolean closed) {
        Host(URI address, String purpose) {
            this(address, purpose, false);
        }
    }

    static Hosts ofCloud(AzureCloud cloud) {
        return new Hosts(
                List.of(
                        new Host(cloud.resourceManager(), "Resource Manager"),
                        new Host(cloud.authorityHost(), "sign-in")),
                List.of());
    }

    /** Their names are in the workspace, which Resource Manager has: where that or signing in fails, none of them is known. */
    static Hosts ofWorkspace(WorkspaceConnection workspace) {
        AzureCloud cloud = workspace.azure().cloud();
        List<Host> hosts = new ArrayList<>();
        List<String> untried = new ArrayList<>();
        hosts.add(new Host(cloud.graph(), "directory, for the preflight of a key, grants and posture"));
        try {
            JsonNode properties = workspace.arm().get("").json().path("properties");
            addRegion(hosts, untried, workspace, properties);
            addNamed(hosts, properties, "keyVault", "key vault", cloud::vaultEndpoint);
            addNamed(hosts, properties, "storageAccount", "storage", cloud::blobEndpoint);
            addNamed(
                    hosts,
                    properties,
                    "containerRegistry",
                    "container registry",
                    name -> URI.create("https://" + name + "." + cloud.registrySuffix()));
            addNamed(
                    hosts,
                    properties,
                    "applicationInsights",
                    "scoring requests",
                    component -> cloud.applicationInsights());
        } catch (AzureMlException | SignInException unreadable) {
            untried.add("all hosts of " + workspace.id() + ": " + unreadable.getMessage());
        }
        return new Hosts(hosts, untried);
    }

    List<HostCheck> check(AzureConnection azure) {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, Hosts::thread);
        try {
            Probe probe = new Probe(azure.transport(), azure.clock());
            List<CompletableFuture<HostCheck>> checks = all.stream()
                    .map(host ->
                            CompletableFuture.supplyAsync(() -> Findings.of(host, probe.send(host.address())), threads))
                    .toList();
            return checks.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    /** Does something that keeps no program from ending. */
    static void inTheBackground(Runnable task) {
        thread(task).start();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "azureml4j-connectivity");
        thread.setDaemon(true);
        return thread;
    }

    private static void addRegion(
            List<Host> hosts, List<String> untried, WorkspaceConnection workspace, JsonNode properties) {
        boolean closed = properties.path("publicNetworkAccess").asText().equalsIgnoreCase("Disabled");
        try {
            hosts.add(new Host(workspace.region().base(), REGION, closed));
        } catch (AzureMlException unknown) {
            untried.add(REGION + ": " + unknown.getMessage());
        }
    }

    private static void addNamed(
            List<Host> hosts, JsonNode properties, String property, String purpose, Function<String, URI> address) {
        String id = properties.path(property).asText("");
        if (!id.isEmpty()) {
            hosts.add(new Host(address.apply(ArmId.parse(id).name()), purpose));
        }
    }
}
