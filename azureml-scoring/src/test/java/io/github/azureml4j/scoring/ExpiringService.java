package io.github.azureml4j.scoring;

import io.github.azureml4j.scoring.token.Token;
import io.github.azureml4j.testkit.FakeClock;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A service that echoes, issues its own tokens and lives by a clock of its own. It speaks HTTP over bare sockets, since
 * the JDK's server writes the {@code Date} header itself.
 */
final class ExpiringService implements AutoCloseable {

    final FakeClock clock = new FakeClock();
    final AtomicInteger issued = new AtomicInteger();
    final AtomicInteger refused = new AtomicInteger();
    private final Map<String, Instant> accepted = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket listener;

    ExpiringService() throws IOException {
        listener = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/score");
    }

    /** A token of an hour that should be replaced after forty minutes. */
    Token issue() {
        Instant now = clock.instant();
        Token token = new Token(
                "token-" + issued.incrementAndGet(),
                now.plus(Duration.ofMinutes(60)),
                now.plus(Duration.ofMinutes(40)));
        accepted.put("Bearer " + token.value(), token.expiresAt());
        return token;
    }

    /** Accepts these keys and nothing else. */
    void accept(String... keys) {
        accepted.clear();
        for (String key : keys) {
            accepted.put("Bearer " + key, Instant.MAX);
        }
    }

    void revokeAll() {
        accepted.clear();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (line(in).startsWith("POST ")) {
                answer(in, new BufferedOutputStream(socket.getOutputStream()));
            }
        } catch (IOException gone) {
            return;
        }
    }

    private void answer(InputStream in, OutputStream out) throws IOException {
        String authorization = "";
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.startsWith("Authorization: ")) {
                authorization = header.substring(15);
            } else if (header.startsWith("Content-Length: ")) {
                length = Integer.parseInt(header.substring(16));
            }
        }
        byte[] body = in.readNBytes(length);
        boolean good = clock.instant().isBefore(accepted.getOrDefault(authorization, Instant.MIN));
        if (!good) {
            refused.incrementAndGet();
        }
        String head = "HTTP/1.1 " + (good ? "200 OK" : "401 Unauthorized") + "\r\nDate: "
                + DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC))
                + "\r\nContent-Length: " + length + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != -1 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }
}
