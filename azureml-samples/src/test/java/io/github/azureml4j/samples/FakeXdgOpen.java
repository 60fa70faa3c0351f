package io.github.azureml4j.samples;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** The program that desktops open links with, replaced by one that hands the link to this test. */
final class FakeXdgOpen implements AutoCloseable {

    private final Path directory;
    private final ServerSocket links;

    private FakeXdgOpen(Path directory, ServerSocket links) {
        this.directory = directory;
        this.links = links;
    }

    static FakeXdgOpen in(Path directory) throws IOException {
        ServerSocket links = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        links.setSoTimeout(60_000);
        Path script = directory.resolve("xdg-open");
        Files.writeString(
                script, "#!/bin/bash\nprintf '%s' \"$1\" > /dev/tcp/127.0.0.1/" + links.getLocalPort() + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return new FakeXdgOpen(directory, links);
    }

    /** What a process needs in its environment to meet this program and not the desktop's. */
    Map<String, String> environment() {
        return Map.of("PATH", directory + ":" + System.getenv("PATH"));
    }

    /** The next link that a process opens. */
    String link() throws IOException {
        try (Socket socket = links.accept();
                InputStream in = socket.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() throws IOException {
        links.close();
    }
}
