package io.github.azureml4j.local.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The promise that counts most: {@code kill -9} of the JVM with the emulator leaves nothing behind. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class KilledJvmTest {

    @Test
    void killedJvmLeavesNoChildBehind() throws Exception {
        Process host = fork("sleep 600 & echo $!; echo $$; wait");
        List<ProcessHandle> processes = pids(host, 2);
        processes.addAll(host.descendants().toList());
        assertThat(processes).hasSizeGreaterThan(4).allMatch(ProcessHandle::isAlive);

        host.destroyForcibly().waitFor();

        assertThat(processes).allSatisfy(Gone::await);
    }

    private static Process fork(String script) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForkedHost.class.getName(),
                        script)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<ProcessHandle> pids(Process host, int count) throws IOException {
        BufferedReader lines = host.inputReader(StandardCharsets.UTF_8);
        List<ProcessHandle> pids = new ArrayList<>();
        while (pids.size() < count) {
            pids.add(ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow());
        }
        return pids;
    }
}
