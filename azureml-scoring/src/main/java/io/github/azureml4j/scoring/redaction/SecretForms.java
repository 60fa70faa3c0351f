package io.github.azureml4j.scoring.redaction;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** The forms in which a server repeats what it was sent. */
final class SecretForms {
    /** Below this a secret is no secret, and its text may stand anywhere. */
    static final int SHORTEST = 6;

    private SecretForms() {}

    /** The longest first, so that none is cut by another. */
    static List<String> of(String secret) {
        return Stream.concat(Stream.of(secret), secret.lines().filter(line -> line.length() >= 32))
                .flatMap(SecretForms::written)
                .filter(form -> form.length() >= SHORTEST)
                .distinct()
                .sorted((one, other) -> other.length() - one.length())
                .toList();
    }

    private static Stream<String> written(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        return Stream.of(
                secret,
                encoded,
                encoded.replace("+", "%20"),
                secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"),
                secret.replace("/", "\\/"),
                secret.replace("+", "\\u002B").replace("=", "\\u003D"),
                secret.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"),
                secret.length() < SHORTEST ? "" : Base64.getEncoder().encodeToString(bytes),
                secret.length() < SHORTEST
                        ? ""
                        : Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
