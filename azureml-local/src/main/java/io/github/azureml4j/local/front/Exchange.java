package io.github.azureml4j.local.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.http.HttpRequest;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request on its way through the front door: what was asked, of whom, by whom. Belongs to one thread. */
public final class Exchange {

    private final HttpRequest request;
    private final String host;
    private final String path;
    private final String origin;
    private final Map<String, String> query;
    private final String requestId;
    private final Instant now;
    private final @Nullable Caller sender;
    private Map<String, String> hostVariables = Map.of();
    private Map<String, String> pathVariables = Map.of();
    private Caller caller = Caller.ANONYMOUS;
    private byte @Nullable [] bytes;

    Exchange(HttpRequest request, LoopbackPaths.Target target, String requestId, Instant now) {
        this(request, target, requestId, now, null);
    }

    /** @param sender who sends it, where the emulator itself knows that; null leaves it to the route's guard */
    Exchange(HttpRequest request, LoopbackPaths.Target target, String requestId, Instant now, @Nullable Caller sender) {
        this.request = request;
        this.host = target.host();
        // Generated clients put a scope, slash and all, behind the slash of the path; Azure takes both for one.
        this.path = target.path().replaceFirst("^/{2,}", "/");
        this.origin = target.origin(request);
        this.query = parseQuery(request.rawQuery());
        this.requestId = requestId;
        this.now = now;
        this.sender = sender;
    }

    public String method() {
        return request.method();
    }

    public String scheme() {
        return request.scheme();
    }

    /** The host name that the client meant, in lower case. */
    public String hostName() {
        return host;
    }

    /**
     * What stands before the path in addresses that the client is sent to: {@code https://management.azure.com}, or
     * the emulator's own address with that host as its first segment for a client without a proxy.
     */
    public String origin() {
        return origin;
    }

    /** The path as sent, still percent-encoded. */
    public String rawPath() {
        return path;
    }

    /** The query as sent, without its question mark. */
    public String rawQuery() {
        return request.rawQuery();
    }

    /** A variable of the host name, such as the vault of {@code {vault}.vault.azure.net}; empty when there is none. */
    public String host(String variable) {
        return hostVariables.getOrDefault(variable, "");
    }

    /** A decoded variable of the route's path. */
    public String path(String variable) {
        String value = pathVariables.get(variable);
        if (value == null) {
            throw new IllegalStateException("the route has no variable " + variable);
        }
        return value;
    }

    /** A decoded query value, found without regard to the case of its name, or null. */
    public @Nullable String query(String name) {
        return query.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** All decoded query values in their order. */
    public Map<String, String> queries() {
        return query;
    }

    public @Nullable String header(String name) {
        return request.headers().get(name);
    }

    /** Calls for every request header in order. */
    public void headers(java.util.function.BiConsumer<String, String> action) {
        request.headers().forEach(action);
    }

    /** The body as it comes in, for what is too large to keep whole. */
    public InputStream stream() {
        return request.body();
    }

    /** The whole body. */
    public byte[] bytes() {
        if (bytes == null) {
            bytes = request.bytes();
        }
        return bytes;
    }

    /** The body as a JSON object; anything else is a 400. */
    public ObjectNode json() {
        return object(Json.parse(bytes()));
    }

    /** The body as a JSON object in the relaxed form of templates. */
    public ObjectNode relaxedJson() {
        return object(Json.parseRelaxed(bytes()));
    }

    private static ObjectNode object(JsonNode body) {
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw LocalError.badRequest("InvalidRequestContent", "The request content is not a JSON object.");
    }

    /** The body as any JSON value. */
    public JsonNode jsonValue() {
        return Json.parse(bytes());
    }

    /** Fields of an {@code application/x-www-form-urlencoded} body. */
    public Map<String, String> form() {
        return parseQuery(new String(bytes(), StandardCharsets.UTF_8));
    }

    public Caller caller() {
        return caller;
    }

    public String requestId() {
        return requestId;
    }

    /** The emulator's time when the request came in. */
    public Instant now() {
        return now;
    }

    /** Who sends it, where no guard has to find out; null otherwise. */
    @Nullable
    Caller sender() {
        return sender;
    }

    void matched(Map<String, String> hostValues, Map<String, String> pathValues) {
        hostVariables = hostValues;
        pathVariables = pathValues;
    }

    void calledBy(Caller who) {
        caller = who;
    }

    private static Map<String, String> parseQuery(String raw) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : raw.isEmpty() ? new String[0] : raw.split("&")) {
            String[] parts = pair.split("=", 2);
            values.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
        }
        return values;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // what cannot be decoded is what it is; whoever wants the value refuses it
        }
    }
}
