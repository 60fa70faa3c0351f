package io.github.azureml4j.local.services;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A scoring program that answers with what it sees, and fails or dies when told so. Uses nothing but the JDK. */
final class ProbeScorer {

    private ProbeScorer() {}

    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(System.getenv("PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", ProbeScorer::answer);
        server.start();
        System.out.println("pid " + ProcessHandle.current().pid());
        System.out.println("gr\u00fc\u00dfe");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (body.equals("die")) {
            System.out.println("dying");
            Runtime.getRuntime().halt(7);
        }
        byte[] answer = (exchange.getRequestMethod().equals("GET") ? "Healthy" : seen(exchange, body))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.getResponseHeaders().set("X-Probe", "1");
        exchange.sendResponseHeaders(body.equals("fail") ? 500 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static String seen(HttpExchange exchange, String body) throws IOException {
        return String.join(
                "\n",
                exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                "body " + body,
                "authorization " + exchange.getRequestHeaders().getFirst("Authorization"),
                "accept " + exchange.getRequestHeaders().getFirst("Accept"),
                "variable " + System.getenv("PROBE"),
                "directory " + Path.of("").toAbsolutePath(),
                "models " + models(Path.of(System.getenv("AZUREML_MODEL_DIR"))));
    }

    private static String models(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file) + "=" + content(file))
                    .collect(Collectors.joining(","));
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
