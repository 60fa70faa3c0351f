package io.github.azureml4j.testkit;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file into which every logger of this JVM writes, all levels down to TRACE, when system property {@value #DIRECTORY} names
 * a directory. At the end of the build azureml-conformance searches these files for secrets. Left out are scripted servers,
 * which print what they are sent by their nature, the tools of the build, and the events of the JDK's HTTP client, nine lines
 * in ten, of which only tests and the emulator make use: none of them is anything that users of the client run.
 * Buffered, written out when the JVM ends. Thread-safe.
 */
final class Trace {
    /** System property that names the directory of the traces. */
    static final String DIRECTORY = "azureml.trace.dir";

    private static final String MODULE = "azureml.trace.module";
    private static final int BUFFER = 1 << 20;
    private static final List<String> NOT_THE_PRODUCT = List.of(
            "org.eclipse.jetty",
            "wiremock",
            "WireMock",
            "com.github.tomakehurst",
            "org.junit",
            "com.tngtech.archunit",
            "jdk.internal.httpclient");
    private static final @Nullable Trace OF_THIS_JVM = configured();

    private final BufferedWriter out;

    Trace(BufferedWriter out) {
        this.out = out;
    }

    /** The trace of a logger, or null when it is not traced. */
    static @Nullable Trace of(String logger) {
        return NOT_THE_PRODUCT.stream().anyMatch(logger::startsWith) ? null : OF_THIS_JVM;
    }

    private static @Nullable Trace configured() {
        String directory = System.getProperty(DIRECTORY, "");
        if (directory.isEmpty()) {
            return null;
        }
        try {
            Path target = Files.createDirectories(Path.of(directory));
            String name = System.getProperty(MODULE, "jvm") + "-"
                    + ProcessHandle.current().pid() + ".log";
            Trace trace = new Trace(new BufferedWriter(Files.newBufferedWriter(target.resolve(name)), BUFFER));
            Runtime.getRuntime().addShutdownHook(new Thread(trace::flush, "trace"));
            return trace;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void write(String line) {
        try {
            out.write(line);
            out.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
