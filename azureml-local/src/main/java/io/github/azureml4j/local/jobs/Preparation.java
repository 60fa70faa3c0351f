package io.github.azureml4j.local.jobs;

import io.github.azureml4j.local.codes.CodeRecord;
import io.github.azureml4j.local.datastores.BlobLocation;
import io.github.azureml4j.local.history.RunRecord;
import io.github.azureml4j.local.processes.ProcessSpec;
import io.github.azureml4j.local.storage.Blob;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What has to be ready before the process of a job can start: its directory, then its variables and its command. */
final class Preparation {

    private final JobRooms rooms;
    private final JobDirectories directories;
    private final JobNetwork network;
    private final WorkspaceRecord workspace;
    private final JobRecord job;

    Preparation(
            JobRooms rooms, JobDirectories directories, JobNetwork network, WorkspaceRecord workspace, JobRecord job) {
        this.rooms = rooms;
        this.directories = directories;
        this.network = network;
        this.workspace = workspace;
        this.job = job;
    }

    /** A fresh directory with the job's code. */
    JobDirectory directory() throws IOException {
        JobDirectory directory = directories.create(workspace.workspaceId(), job.id());
        String codeId = job.properties().path("codeId").asText("");
        if (!codeId.isEmpty()) {
            CodeRecord code = rooms.codes()
                    .find(workspace, codeId)
                    .orElseThrow(() -> new IOException("the code " + codeId + " is gone"));
            unpack(code, directory);
        }
        return directory;
    }

    ProcessSpec process(JobDirectory directory, RunRecord run, Consumer<byte[]> output) throws IOException {
        Map<String, String> variables = new JobEnvironment()
                .workspace(workspace)
                .run(workspace, run, rooms.history().token(workspace, run))
                .network(network.proxy(), directories.certificate(network.certificatePem()))
                .java()
                .identity(identity())
                .with(job.properties().path("environmentVariables"));
        String command = CommandLine.of(job.command(), job.properties().path("inputs"));
        return new ProcessSpec(CommandLine.inShell(command), directory.path(), variables, output);
    }

    private Map<String, String> identity() {
        URI origin = URI.create("http://127.0.0.1:" + network.proxy().getPort());
        return new RunIdentity(rooms)
                .of(workspace, job)
                .map(identity -> rooms.identities().compute(origin, identity))
                .orElse(Map.of());
    }

    void discard(JobDirectory directory) {
        directories.delete(directory);
    }

    private void unpack(CodeRecord code, JobDirectory directory) throws IOException {
        BlobLocation location = rooms.datastores().resolve(workspace, code.codeUri());
        String prefix = location.path().endsWith("/") ? location.path() : location.path() + "/";
        List<Blob> files = rooms.blobs().list(location.account(), location.container(), prefix);
        if (files.isEmpty()) {
            throw new IOException("there is no file at " + code.codeUri());
        }
        directory.unpack(prefix, files);
    }
}
