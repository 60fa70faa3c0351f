import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Doubles a number by the factor that the model holds. */
class Score {

    public static void main(String[] args) throws IOException {
        double factor = Double.parseDouble(Files.readString(model()).strip());
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "5001"));
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        server.createContext("/", exchange -> answer(exchange, "Healthy"));
        server.createContext("/score", exchange -> {
            double input = Double.parseDouble(new String(exchange.getRequestBody().readAllBytes()));
            answer(exchange, String.valueOf(input * factor));
        });
        server.start();
        System.out.println("listening with factor " + factor);
    }

    private static Path model() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(System.getenv("AZUREML_MODEL_DIR")))) {
            return files.filter(Files::isRegularFile).findFirst().orElseThrow();
        }
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, text.length());
        exchange.getResponseBody().write(text.getBytes());
        exchange.close();
    }
}
