package io.github.azureml4j.conformance.secrets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What looks like a secret, whoever planted it or did not. */
final class Shapes {
    private static final Map<String, Pattern> SHAPES = Map.of(
            "signed token", Pattern.compile("eyJ[A-Za-z0-9_-]{16,}\\.eyJ[A-Za-z0-9_-]{16,}"),
            "signature of an address", Pattern.compile("[?&]sig=(?!REDACTED|redacted|\\*|-)[A-Za-z0-9%+/=_-]{12,}"),
            "bearer", Pattern.compile("Bearer (?!\\*|authorization_uri|REDACTED)[A-Za-z0-9._~+/-]{20,}"),
            "account key", Pattern.compile("AccountKey=(?!\\*|REDACTED)[A-Za-z0-9+/]{20,}"),
            "private key", Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----\\s*[A-Za-z0-9+/]{20,}"));

    private Shapes() {}

    /** Each shape once in each text, with its place. */
    static List<String> in(String origin, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<String> found = new ArrayList<>();
        SHAPES.forEach((name, shape) -> {
            Matcher matcher = shape.matcher(text);
            if (matcher.find()) {
                found.add("what looks like a " + name + " in " + origin + ":" + line(text, matcher.start()));
            }
        });
        return found;
    }

    private static long line(String text, int position) {
        return 1 + text.substring(0, position).chars().filter(c -> c == '\n').count();
    }
}
