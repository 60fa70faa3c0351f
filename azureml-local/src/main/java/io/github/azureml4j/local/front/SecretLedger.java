package io.github.azureml4j.local.front;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes down, each once, the secrets that requests carry and that {@link TrafficRecorder} leaves out, so that a later check
 * can search the logs of a whole test suite for them. On only when the system property {@value #PROPERTY} names a directory;
 * not for an emulator that holds anybody's real secrets. Thread-safe.
 */
final class SecretLedger {

    /** Names the directory to write to. */
    static final String PROPERTY = "azureml.secrets.dir";

    private static final Set<String> HEADERS = Set.of(
            "Authorization",
            "Proxy-Authorization",
            "api-key",
            "Ocp-Apim-Subscription-Key",
            "secret",
            "X-IDENTITY-HEADER",
            "Cookie");
    private static final Set<String> PARAMETERS = Set.of(
            "client_secret",
            "client_assertion",
            "assertion",
            "refresh_token",
            "device_code",
            "code",
            "code_verifier",
            "password",
            "sig");
    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    private final @Nullable Path file;

    private SecretLedger(@Nullable Path file) {
        this.file = file;
    }

    /** As the system property says. */
    static SecretLedger configured() {
        String directory = System.getProperty(PROPERTY, "");
        String name = "local-" + ProcessHandle.current().pid() + ".jsonl";
        return new SecretLedger(directory.isBlank() ? null : Path.of(directory, name));
    }

    void note(Exchange exchange) {
        if (file == null) {
            return;
        }
        HEADERS.forEach(name -> write(name, exchange.header(name)));
        parameters(exchange.queries());
        String type = exchange.header("Content-Type");
        if (type != null && type.startsWith("application/x-www-form-urlencoded")) {
            parameters(exchange.form());
        }
    }

    private void parameters(Map<String, String> values) {
        PARAMETERS.forEach(name -> write(name, values.get(name)));
    }

    /** Without the scheme that stands before the value of an Authorization field. */
    private void write(String kind, @Nullable String value) {
        String secret = value == null ? "" : value.replaceFirst("^(Bearer|Basic|Negotiate|SharedKey) ", "");
        if (!secret.isBlank() && KNOWN.add(secret)) {
            append(Json.object().put("kind", kind).put("value", secret));
        }
    }

    private void append(ObjectNode line) {
        synchronized (KNOWN) {
            try {
                Path target = java.util.Objects.requireNonNull(file);
                Files.createDirectories(java.util.Objects.requireNonNull(target.getParent()));
                Files.writeString(
                        target, line + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write down a secret", e);
            }
        }
    }
}
