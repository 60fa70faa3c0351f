package io.github.azureml4j.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of WebDriver (W3C) as signing in takes: one session with a chromedriver of its own. Elements are found by their
 * id, and waited for as long as the session's implicit timeout says.
 */
final class WebDriver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final String session;

    private WebDriver(Process driver, int port, JsonNode capabilities) throws IOException {
        this.driver = driver;
        String root = "http://localhost:" + port + "/session";
        JsonNode created = send("POST", root, JSON.createObjectNode().set("capabilities", capabilities));
        this.session = root + "/" + created.path("sessionId").asText();
    }

    /** Starts the driver on a free port, and a browser with it. */
    static WebDriver start(String chromedriver, JsonNode capabilities) throws IOException {
        Process driver = new ProcessBuilder(chromedriver, "--port=0")
                .redirectErrorStream(true)
                .start();
        try {
            return new WebDriver(driver, port(driver.inputReader(StandardCharsets.UTF_8)), capabilities);
        } catch (IOException | RuntimeException failed) {
            driver.destroy();
            throw failed;
        }
    }

    void open(String url) throws IOException {
        send("POST", session + "/url", JSON.createObjectNode().put("url", url));
    }

    String title() throws IOException {
        return send("GET", session + "/title", null).asText();
    }

    String text(String id) throws IOException {
        return send("GET", element("css selector", "#" + id) + "/text", null).asText();
    }

    String pageText() throws IOException {
        return send("GET", element("css selector", "body") + "/text", null).asText();
    }

    void type(String id, String text) throws IOException {
        String field = element("css selector", "#" + id);
        send("POST", field + "/clear", JSON.createObjectNode());
        send("POST", field + "/value", JSON.createObjectNode().put("text", text));
    }

    void click(String id) throws IOException {
        send("POST", element("css selector", "#" + id) + "/click", JSON.createObjectNode());
    }

    /** Waits for an element without doing anything with it. */
    void await(String cssSelector) throws IOException {
        element("css selector", cssSelector);
    }

    byte[] screenshot() throws IOException {
        return Base64.getDecoder()
                .decode(send("GET", session + "/screenshot", null).asText());
    }

    @Override
    public void close() throws IOException {
        try {
            send("DELETE", session, null);
        } finally {
            driver.destroy();
        }
    }

    private String element(String strategy, String value) throws IOException {
        ObjectNode search = JSON.createObjectNode().put("using", strategy).put("value", value);
        return session + "/element/"
                + send("POST", session + "/element", search).path(ELEMENT).asText();
    }

    private JsonNode send(String method, String uri, JsonNode body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            JsonNode value = JSON.readTree(answer.body()).path("value");
            if (answer.statusCode() != 200) {
                throw new IOException(
                        method + " " + uri + ": " + value.path("message").asText());
            }
            return value;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static int port(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                return Integer.parseInt(started.group(1));
            }
        }
        throw new IOException("chromedriver did not start");
    }
}
