package io.github.azureml4j.local.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureml4j.local.front.Ids;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class ProcessServiceTest {

    @TempDir
    Path directory;

    private final ProcessService processes = new ProcessService(Ids.random());
    private final Collected output = new Collected();

    @AfterEach
    void close() {
        processes.close();
    }

    @Test
    void outputAndErrorsArriveInOrderBeforeTheExitCode() throws Exception {
        RunningProcess process = start("echo one; echo two >&2; exit 3", output);

        assertThat(exitOf(process)).isEqualTo(3);
        assertThat(output.text()).isEqualTo("one\ntwo\n");
        assertThat(process.alive()).isFalse();
    }

    @Test
    void processSeesItsDirectoryAndItsVariables() throws Exception {
        Files.writeString(directory.resolve("code.txt"), "here");
        RunningProcess process = processes.start(new ProcessSpec(
                List.of("sh", "-c", "cat code.txt; printf '%s' \"$GREETING\""),
                directory,
                Map.of("GREETING", " and \u65e5\u672c"),
                output));

        assertThat(exitOf(process)).isZero();
        assertThat(output.text()).isEqualTo("here and \u65e5\u672c");
    }

    @Test
    void standardInputIsEmpty() throws Exception {
        assertThat(exitOf(start("cat", output))).isZero();
    }

    @Test
    void commandThatDoesNotExistEndsWith127AndSaysSo() throws Exception {
        RunningProcess process =
                processes.start(new ProcessSpec(List.of("no-such-program"), directory, Map.of(), output));

        assertThat(exitOf(process)).isEqualTo(Guardian.CANNOT_START);
        assertThat(output.text()).contains("no-such-program");
    }

    @Test
    void killEndsTheWholeTree() throws Exception {
        RunningProcess process = start("sleep 600 & echo $!; echo $$; wait", output);
        List<ProcessHandle> tree = output.pids(2);

        process.kill();

        assertThat(exitOf(process)).isEqualTo(137);
        assertThat(tree).allSatisfy(Gone::await);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatACommandLeavesBehindEndsWithIt() throws Exception {
        RunningProcess process = start("(setsid sleep 600 >/dev/null 2>&1 & echo $!)", output);
        List<ProcessHandle> stray = output.pids(1);

        assertThat(exitOf(process)).isZero();
        assertThat(stray).allSatisfy(Gone::await);
    }

    @Test
    void closeEndsEveryProcess() throws Exception {
        Collected other = new Collected();
        RunningProcess first = start("echo $$; sleep 600", output);
        RunningProcess second = start("echo $$; trap '' TERM INT HUP; while :; do sleep 1; done", other);
        ProcessHandle one = output.pids(1).get(0);
        ProcessHandle two = other.pids(1).get(0);

        processes.close();

        assertThat(first.alive()).isFalse();
        assertThat(second.alive()).isFalse();
        Gone.await(one);
        Gone.await(two);
    }

    @Test
    void nothingStartsAfterClose() {
        processes.close();

        assertThatThrownBy(() -> start("sleep 600", output)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void receiverThatFailsDoesNotStopTheProcess() throws Exception {
        RunningProcess process = start("i=0; while [ $i -lt 20000 ]; do echo 0123456789; i=$((i+1)); done", bytes -> {
            throw new IllegalStateException("full");
        });

        assertThat(exitOf(process)).isZero();
    }

    @Test
    void specDoesNotPrintArgumentsAndVariables() {
        ProcessSpec spec = new ProcessSpec(List.of("sh", "hidden"), directory, Map.of("KEY", "hidden"), output);

        assertThat(spec.toString()).contains("sh").doesNotContain("hidden");
    }

    private RunningProcess start(String script, Consumer<byte[]> receiver) {
        return processes.start(new ProcessSpec(List.of("sh", "-c", script), directory, Map.of(), receiver));
    }

    private static int exitOf(RunningProcess process) throws Exception {
        return process.exit().get(30, TimeUnit.SECONDS);
    }
}
