package io.github.azureml4j.benchmarks.storm;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The {@link StormServer} in its own process. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ServerProcess start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StormServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = process.inputReader(StandardCharsets.US_ASCII);
        return new ServerProcess(process, Integer.parseInt(String.valueOf(out.readLine())));
    }

    URI uri(String name, TokenTerms terms, String what) {
        return URI.create("http://127.0.0.1:" + port + "/" + name + "/" + terms.path() + "/" + what);
    }

    Map<String, Long> counts(String name, TokenTerms terms) throws IOException {
        try (InputStream counts = uri(name, terms, "counts").toURL().openStream()) {
            return new ObjectMapper().readValue(counts, new TypeReference<>() {});
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
    }
}
