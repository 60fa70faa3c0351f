package io.github.azureml4j.local.scoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;

/**
 * Ports for programs to listen on. One that was given out is not given out again before its program has ended, however
 * late that program begins to listen. Thread-safe.
 */
final class FreePorts {

    private final Set<Integer> given = new HashSet<>();

    synchronized int take() {
        int port = free();
        while (!given.add(port)) {
            port = free();
        }
        return port;
    }

    synchronized void release(int port) {
        given.remove(port);
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("no free port for a scoring program", e);
        }
    }
}
