package io.github.azureml4j.conformance.secrets;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The ways in which a secret comes to stand in a text. */
final class Form {
    private Form() {}

    /** All forms, by name, those that are the same as an earlier one left out. */
    static Map<String, String> of(String secret) {
        Map<String, String> forms = new LinkedHashMap<>();
        String core = telling(secret);
        add(forms, "plain", core);
        String encoded = URLEncoder.encode(core, StandardCharsets.UTF_8);
        add(forms, "url-encoded", encoded);
        add(forms, "url-encoded in lower case", lowerHex(encoded));
        add(forms, "url-encoded twice", URLEncoder.encode(encoded, StandardCharsets.UTF_8));
        add(forms, "JSON", core.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"));
        add(forms, "JSON with escapes", core.replace("+", "\\u002B").replace("=", "\\u003D"));
        add(
                forms,
                "JSON with escapes in lower case",
                core.replace("+", "\\u002b").replace("=", "\\u003d"));
        add(forms, "XML", core.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"));
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        for (int before = 0; before < 3; before++) {
            add(forms, "base64 at " + before, base64(Base64.getEncoder(), bytes, before));
            add(forms, "base64url at " + before, base64(Base64.getUrlEncoder(), bytes, before));
        }
        add(forms, "hexadecimal", HexFormat.of().formatHex(bytes));
        return forms;
    }

    /** Of a signed token the signature: the rest names its issuer and its subject, and tokens share it. */
    private static String telling(String secret) {
        int signature = secret.lastIndexOf('.') + 1;
        boolean token = secret.startsWith("eyJ") && secret.length() - signature >= 2 * Secret.SHORTEST;
        return token ? secret.substring(signature) : secret;
    }

    /** What stands in the base64 of any text that holds the secret after so many bytes: without the shared ends. */
    private static String base64(Base64.Encoder encoder, byte[] secret, int before) {
        byte[] shifted = new byte[before + secret.length];
        System.arraycopy(secret, 0, shifted, before, secret.length);
        String all = encoder.withoutPadding().encodeToString(shifted);
        int first = before == 0 ? 0 : before + 1;
        int whole = shifted.length * 8 / 6;
        return first < whole ? all.substring(first, whole) : "";
    }

    private static String lowerHex(String encoded) {
        return java.util.regex.Pattern.compile("%[0-9A-F]{2}")
                .matcher(encoded)
                .replaceAll(hex -> hex.group().toLowerCase(Locale.ROOT));
    }

    private static void add(Map<String, String> forms, String name, String text) {
        if (text.length() >= Secret.SHORTEST && !forms.containsValue(text)) {
            forms.put(name, text);
        }
    }
}
