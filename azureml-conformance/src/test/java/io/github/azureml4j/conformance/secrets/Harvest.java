package io.github.azureml4j.conformance.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azureml4j.conformance.traffic.Exchange;
import io.github.azureml4j.conformance.traffic.Recordings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The secrets of a whole test suite: what its tests and the emulator wrote down, and what stands in the recorded bodies in
 * fields that hold secrets by their nature. Not thread-safe.
 */
final class Harvest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> FIELDS = Set.of(
            "access_token",
            "refresh_token",
            "id_token",
            "device_code",
            "accesstoken",
            "token",
            "client_secret",
            "clientsecret",
            "primarykey",
            "secondarykey",
            "primaryconnectionstring",
            "accountkey",
            "userstoragekey",
            "sastoken",
            "sslkey",
            "key1",
            "key2",
            "password",
            "connectionstring");
    /** Answers in which a plain {@code key} or {@code value} is a secret. */
    private static final Pattern OF_SECRETS = Pattern.compile(
            "/(listkeys|regeneratekey|listcredentials|listsecrets|listconnectionstrings|secrets/[^/]+(/[^/]+)?)/?$",
            Pattern.CASE_INSENSITIVE);

    /** The name of a storage account before the signature of a request is no secret. */
    private static final Pattern SHARED_KEY = Pattern.compile("^[a-z0-9]{3,24}:(?=[A-Za-z0-9+/]{43}=$)");

    /** A field that says when each key was made, under the keys' own names. */
    private static final String TIMES = "keycreationtime";

    private static final Set<String> ONLY_THERE = Set.of("value", "key");
    private static final Pattern WITHIN =
            Pattern.compile("(?:[?&#;\"]|^)(sig|code|access_token|AccountKey|SharedAccessKey)=([^&;\"\\s]+)");

    private final Map<String, Secret> found = new LinkedHashMap<>();
    private int tooShort;

    /** What was written down below a directory. */
    Harvest ledgers(Path directory) {
        for (Path file : filesOf(directory)) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.map(Harvest::parse)
                        .forEach(line -> add(
                                line.path("kind").asText(), line.path("value").asText()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return this;
    }

    /** What went over the wire. */
    Harvest traffic(Path directory) {
        new Recordings(directory).forEach(this::exchange);
        return this;
    }

    void exchange(Exchange exchange) {
        boolean ofSecrets = OF_SECRETS.matcher(exchange.path()).find();
        exchange.requestBody().ifPresent(body -> fields(body, ofSecrets));
        exchange.responseBody().ifPresent(body -> fields(body, ofSecrets));
        exchange.line().path("responseHeaders").forEach(header -> within(header.asText()));
    }

    private void fields(JsonNode node, boolean ofSecrets) {
        node.properties().forEach(field -> {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            if (field.getValue().isTextual() && (FIELDS.contains(name) || (ofSecrets && ONLY_THERE.contains(name)))) {
                add(name, field.getValue().asText());
            }
            if (!name.equals(TIMES)) {
                fields(field.getValue(), ofSecrets);
            }
        });
        if (node.isArray()) {
            node.forEach(child -> fields(child, ofSecrets));
        }
        if (node.isTextual()) {
            within(node.asText());
        }
    }

    /** Signed addresses, redirects that bring a code, connection strings. */
    private void within(String text) {
        WITHIN.matcher(text).results().forEach(result -> add(result.group(1), decoded(result.group(2))));
    }

    private static String decoded(String text) {
        return text.contains("%") ? java.net.URLDecoder.decode(text, java.nio.charset.StandardCharsets.UTF_8) : text;
    }

    private void add(String kind, String value) {
        Secret secret = new Secret(
                kind.toLowerCase(Locale.ROOT), SHARED_KEY.matcher(value).replaceFirst(""));
        if (secret.searchable()) {
            found.putIfAbsent(secret.value(), secret);
        } else {
            tooShort++;
        }
    }

    Collection<Secret> secrets() {
        return found.values();
    }

    /** How many secrets of each kind. */
    Map<String, Integer> kinds() {
        Map<String, Integer> kinds = new java.util.TreeMap<>();
        found.values().forEach(secret -> kinds.merge(secret.kind(), 1, Integer::sum));
        return kinds;
    }

    int tooShort() {
        return tooShort;
    }

    private static List<Path> filesOf(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
