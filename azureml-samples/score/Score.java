import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Answers diagnoses from the registered model, in one file: java Score.java. GET / says Healthy; POST /score takes
 * {"rows":[[30 numbers], ...]} and answers {"probabilities":[...],"classes":[...]}, the probability being that of
 * "benign". What it cannot read it answers with 400 and {"message":"..."}.
 */
public class Score {
    private static final int MOST_BYTES = 16 << 20;

    private final double bias;
    private final double[] weights;
    private final double[] means;
    private final double[] deviations;

    private Score(String model) {
        bias = numbers(model, "bias", "(.+?),\\s")[0];
        weights = numbers(model, "weights", "\\[(.+?)]");
        means = numbers(model, "means", "\\[(.+?)]");
        deviations = numbers(model, "deviations", "\\[(.+?)]");
    }

    public static void main(String[] arguments) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Score score = new Score(Files.readString(model(Path.of(System.getenv("AZUREML_MODEL_DIR")))));
        int port = Integer.parseInt(System.getenv().getOrDefault("PORT", "5001"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.createContext("/", score::answer);
        server.start();
        System.out.println("Listening on " + server.getAddress());
    }

    /** The model file, wherever below the directory its name and version put it. */
    private static Path model(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.endsWith("model.json"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("No model.json under " + directory));
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        switch (asked) {
            case "GET /" -> reply(exchange, 200, "text/plain", "Healthy");
            case "POST /score" -> score(exchange);
            default -> reply(exchange, 404, "application/json", message("There is no " + asked));
        }
    }

    private void score(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        try {
            reply(exchange, 200, "application/json", diagnoses(new RowReader(body, weights.length).rows()));
        } catch (IllegalArgumentException wrong) {
            reply(exchange, 400, "application/json", message(wrong.getMessage()));
        }
    }

    private String diagnoses(List<double[]> rows) {
        double[] probabilities = rows.stream().mapToDouble(this::probability).toArray();
        List<String> classes = Arrays.stream(probabilities).mapToObj(p -> p >= 0.5 ? "\"benign\"" : "\"malignant\"").toList();
        return "{\"probabilities\":" + Arrays.toString(probabilities) + ",\"classes\":" + classes + "}";
    }

    private double probability(double[] row) {
        double sum = bias;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (row[i] - means[i]) / deviations[i];
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private static String message(String text) {
        return "{\"message\":\"" + text.replaceAll("[\\p{Cntrl}\\\\]", "?").replace('"', '\'') + "\"}";
    }

    private static void reply(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Numbers of the model's file, which has one member a line and no nesting. */
    private static double[] numbers(String model, String name, String value) {
        Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*" + value).matcher(model);
        if (!found.find()) {
            throw new IllegalArgumentException("The model has no " + name);
        }
        return Arrays.stream(found.group(1).split(",")).mapToDouble(Double::parseDouble).toArray();
    }

    /** Reads {"rows":[[...], ...]} and refuses everything else. */
    private static final class RowReader {
        private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
        private final String text;
        private final int columns;
        private int at;

        RowReader(String text, int columns) {
            this.text = text;
            this.columns = columns;
        }

        List<double[]> rows() {
            for (String expected : List.of("{", "\"rows\"", ":", "[")) {
                expect(expected);
            }
            List<double[]> rows = new ArrayList<>();
            while (!next("]")) {
                if (!rows.isEmpty()) {
                    expect(",");
                }
                rows.add(row(rows.size()));
            }
            expect("}");
            if (at < text.length()) {
                throw new IllegalArgumentException("Nothing may follow at character " + at);
            }
            return rows;
        }

        private double[] row(int index) {
            List<Double> numbers = new ArrayList<>();
            expect("[");
            do {
                numbers.add(number());
            } while (next(","));
            expect("]");
            if (numbers.size() != columns) {
                throw new IllegalArgumentException("Row " + index + " has " + numbers.size() + " numbers, not " + columns);
            }
            return numbers.stream().mapToDouble(Double::doubleValue).toArray();
        }

        private double number() {
            Matcher number = NUMBER.matcher(text).region(at, text.length());
            if (!number.lookingAt()) {
                throw new IllegalArgumentException("A number is expected at character " + at);
            }
            at = number.end();
            skipSpace();
            return Double.parseDouble(number.group());
        }

        private void expect(String token) {
            if (!next(token)) {
                throw new IllegalArgumentException(token + " is expected at character " + at);
            }
        }

        private boolean next(String token) {
            skipSpace();
            boolean found = text.startsWith(token, at);
            at += found ? token.length() : 0;
            skipSpace();
            return found;
        }

        private void skipSpace() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }
}
