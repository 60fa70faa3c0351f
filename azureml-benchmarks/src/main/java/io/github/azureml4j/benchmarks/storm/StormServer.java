package io.github.azureml4j.benchmarks.storm;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Issues tokens and checks them, in a process of its own so that neither its garbage nor its locks are the contestants'.
 * A thread for each connection over bare sockets: the JDK's server hands a request over twice, which shows at the 99th
 * percentile. Paths are {@code /NAME/TERMS/token}, {@code /NAME/TERMS/score} and {@code /NAME/TERMS/counts}.
 */
final class StormServer {

    private final Map<String, StormBook> books = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private StormServer() {}

    /** Prints its port, and ends with its standard input. */
    public static void main(String[] arguments) throws IOException {
        StormServer server = new StormServer();
        ServerSocket listener = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
        server.threads.execute(() -> server.accept(listener));
        System.out.println(listener.getLocalPort());
        System.in.readAllBytes();
        System.exit(0);
    }

    private void accept(ServerSocket listener) {
        while (true) {
            try {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                threads.execute(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = new BufferedOutputStream(socket.getOutputStream());
            for (String first = line(in); !first.isEmpty(); first = line(in)) {
                answer(first.split(" ", -1)[1], in, out);
            }
        } catch (IOException gone) {
            return;
        }
    }

    private void answer(String path, InputStream in, OutputStream out) throws IOException {
        String authorization = "";
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "Authorization: ", 0, 15)) {
                authorization = header.substring(15);
            } else if (header.regionMatches(true, 0, "Content-Length: ", 0, 16)) {
                length = Integer.parseInt(header.substring(16));
            }
        }
        byte[] body = in.readNBytes(length);
        String[] parts = path.split("/", -1);
        StormBook book =
                books.computeIfAbsent(parts[1] + "/" + parts[2], name -> new StormBook(TokenTerms.parse(parts[2])));
        switch (parts[3]) {
            case "token" -> issue(book, TokenTerms.parse(parts[2]), out);
            case "score" -> write(out, book.accepts(authorization, System.currentTimeMillis()) ? 200 : 401, body);
            default -> write(out, 200, new ObjectMapper().writeValueAsBytes(book.counts()));
        }
    }

    private static void issue(StormBook book, TokenTerms terms, OutputStream out) throws IOException {
        LockSupport.parkNanos(terms.latency() * 1_000_000);
        byte[] token = book.issue(System.currentTimeMillis()).getBytes(StandardCharsets.US_ASCII);
        write(out, token.length == 0 ? 503 : 200, token);
    }

    private static void write(OutputStream out, int status, byte[] body) throws IOException {
        String head = "HTTP/1.1 " + status + " -\r\nContent-Type: application/json\r\nContent-Length: " + body.length
                + "\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int b = in.read(); b != -1 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }
}
