package io.github.azureml4j.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What is left when an emulator is closed: nothing. */
@Timeout(120)
class CloseTest {

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void runningJobEndsWithTheEmulator() {
        Set<ProcessHandle> before = descendants();
        AzureMlLocal local = AzureMlLocal.start();
        WorkspaceFixture workspace = new WorkspaceFixture(local);
        submitLongJob(workspace);
        WorkspaceFixture.until(
                job -> job.at("/properties/status").asText().equals("Running"),
                () -> workspace
                        .arm("GET", "/jobs/long", MissingNode.getInstance())
                        .json());
        assertThat(descendants()).hasSizeGreaterThan(before.size());

        local.close();

        assertThat(descendants()).isSubsetOf(before);
    }

    @Test
    void onlyDaemonsEverServe() {
        Set<Thread> before = threads();
        AzureMlLocal local = AzureMlLocal.start();
        new ArmFixture(local);
        Set<Thread> during = threads();
        during.removeAll(before);

        assertThat(during).isNotEmpty().allMatch(Thread::isDaemon);
        local.close();
    }

    @Test
    void threadsOfConnectionsEnd() throws InterruptedException {
        AzureMlLocal local = AzureMlLocal.start();
        new ArmFixture(local);
        List<Thread> serving = threads().stream()
                .filter(thread -> thread.getName().startsWith("azureml-local"))
                .toList();

        local.close();

        for (Thread thread : serving) {
            thread.join();
        }
        assertThat(serving).noneMatch(Thread::isAlive);
    }

    @Test
    void whoeverWaitsForAnAnswerIsFreed() throws IOException {
        AzureMlLocal local = AzureMlLocal.start();
        try (Socket idle = new Socket(local.proxy().getAddress(), local.proxy().getPort())) {
            local.close();

            assertThat(ended(idle)).isTrue();
        }
    }

    @Test
    void closingTwiceIsClosingOnce() {
        AzureMlLocal local = AzureMlLocal.start();
        local.close();
        local.close();
    }

    /** An end of the stream or a reset, depending on whether the server had read anything yet. */
    private static boolean ended(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    private static void submitLongJob(WorkspaceFixture workspace) {
        ObjectNode environment = Json.object();
        environment.withObject("/properties").put("image", "clinic/java:17");
        String id = workspace
                .arm("PUT", "/environments/java/versions/1", environment)
                .json()
                .path("id")
                .asText();
        ObjectNode job = Json.object();
        job.withObject("/properties")
                .put("jobType", "Command")
                .put("command", "sleep 600 & sleep 600")
                .put("environmentId", id);
        assertThat(workspace.arm("PUT", "/jobs/long", job).status()).isEqualTo(201);
    }

    private static Set<ProcessHandle> descendants() {
        return new HashSet<>(ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .toList());
    }

    private static Set<Thread> threads() {
        return new HashSet<>(Thread.getAllStackTraces().keySet());
    }
}
