package io.github.azureml4j.local.processes;

import io.github.azureml4j.local.front.Ids;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A JVM of its own that starts a command and waits to be killed. */
final class ForkedHost {

    private ForkedHost() {}

    public static void main(String[] script) throws Exception {
        new ProcessService(Ids.random())
                .start(new ProcessSpec(
                        List.of("sh", "-c", script[0]), Path.of("").toAbsolutePath(), Map.of(), System.out::writeBytes))
                .exit()
                .get();
    }
}
