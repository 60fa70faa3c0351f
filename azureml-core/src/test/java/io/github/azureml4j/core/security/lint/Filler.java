package io.github.azureml4j.core.security.lint;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fills the placeholders of a template with random texts of the named form, such as {@code {hex:40}} or {@code {guid}}. */
final class Filler {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+[0-9]*[a-z]*)(?::(\\d+))?}");
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";
    private static final String HEX = DIGITS + "abcdef";
    private static final String CAPITALS = LETTERS.toUpperCase(Locale.ROOT);
    private static final String ALNUM = CAPITALS + LETTERS + DIGITS;

    private static final List<String> WORDS = List.of(
            "churn",
            "sales",
            "iris",
            "fraud",
            "demand",
            "weather",
            "vision",
            "taxi",
            "loans",
            "pricing",
            "energy",
            "retail",
            "sensor",
            "credit",
            "contoso",
            "fabrikam",
            "northwind",
            "genome",
            "traffic",
            "reviews",
            "ranking",
            "defects",
            "claims",
            "spam");
    private static final List<String> USERS =
            List.of("anna", "jsmith", "mlops", "svc_train", "bob", "maria.k", "deploy", "ykim", "etl", "reader");
    private static final List<String> REGIONS =
            List.of("westeurope", "eastus", "northeurope", "southeastasia", "uksouth");
    private static final List<String> PASSWORD_WORDS = List.of(
            "tulip",
            "harbor",
            "cobalt",
            "falcon",
            "winter",
            "dragon",
            "monkey",
            "copper",
            "maple",
            "orbit",
            "panther",
            "welcome",
            "sunshine",
            "letmein",
            "berlin",
            "arsenal");

    private final Random random;

    Filler(Random random) {
        this.random = random;
    }

    String fill(String template) {
        return PLACEHOLDER.matcher(template.replace("\\n", "\n")).replaceAll(this::text);
    }

    private String text(MatchResult placeholder) {
        int size = placeholder.group(2) == null ? 1 : Integer.parseInt(placeholder.group(2));
        return Matcher.quoteReplacement(text(placeholder.group(1), size, placeholder.group()));
    }

    private String text(String form, int size, String otherwise) {
        return switch (form) {
            case "hex" -> of(HEX, size);
            case "HEX" -> of("0123456789ABCDEF", size);
            case "alnum" -> of(ALNUM, size);
            case "alpha" -> of(CAPITALS + LETTERS, size);
            case "letters" -> of(LETTERS, size);
            case "lower" -> of(LETTERS + DIGITS, size);
            case "upper" -> of(CAPITALS + DIGITS, size);
            case "digit", "digits" -> of("123456789", 1) + of(DIGITS, size - 1);
            case "BASE32" -> of(CAPITALS + "234567", size);
            case "base32" -> of(LETTERS + "234567", size);
            case "base64" -> of(ALNUM + "+/", size);
            case "base64url" -> of(ALNUM + "-_", size);
            case "sig" ->
                (of(ALNUM + "+/", 43) + "=")
                        .replace("+", "%2B")
                        .replace("/", "%2F")
                        .replace("=", "%3D");
            case "pem" -> lines(size, "\n");
            case "pem1" -> lines(size, "\\n");
            case "guid" -> guid();
            case "num" -> String.valueOf(2 + random.nextInt(198));
            case "float" -> "0." + of(DIGITS, 3) + "5";
            case "date" -> "202" + of("3456", 1) + "-0" + of("123456789", 1) + "-1" + of(DIGITS, 1);
            default -> words(form, otherwise);
        };
    }

    private String words(String form, String otherwise) {
        return switch (form) {
            case "word" -> one(WORDS);
            case "Word" -> capital(one(WORDS));
            case "UPPERWORD" -> one(WORDS).toUpperCase(Locale.ROOT);
            case "user" -> one(USERS);
            case "User" -> capital(one(List.of("anna", "bob", "maria", "jonas", "yuki")));
            case "region" -> one(REGIONS);
            case "mail" -> one(USERS) + "." + one(WORDS) + "@" + one(List.of("contoso.com", "uni-ulm.de", "gmail.com"));
            case "password" -> password();
            case "plainpassword" -> one(List.of(of(ALNUM, 12), familiar()));
            case "phrase" -> phrase(" ");
            case "urlpassword" -> one(List.of(of(ALNUM, 16), familiar() + "%21", phrase("-"), of(ALNUM + "-_", 24)));
            case "basic" -> base64(one(USERS) + ":" + password());
            case "b64of" -> base64(one(List.of("{\"epochs\": 3}", "lr=0.01", "name: ")) + one(WORDS));
            case "jwt" -> jwt();
            default -> otherwise;
        };
    }

    private String guid() {
        return of(HEX, 8) + "-" + of(HEX, 4) + "-4" + of(HEX, 3) + "-" + of("89ab", 1) + of(HEX, 3) + "-" + of(HEX, 12);
    }

    private String password() {
        return switch (random.nextInt(6)) {
            case 0 -> familiar() + one(List.of("!", "#", "?", "*"));
            case 1 -> phrase("-");
            case 2 -> one(PASSWORD_WORDS) + of(DIGITS, 2);
            case 3 -> of(ALNUM, 12);
            case 4 -> "P@ss" + one(PASSWORD_WORDS) + of(DIGITS, 1);
            default -> of(ALNUM, 8) + of("!@%^*-_+=?", 2) + of(ALNUM, 8);
        };
    }

    private String familiar() {
        return capital(one(PASSWORD_WORDS)) + of(DIGITS, 4);
    }

    private String phrase(String between) {
        return Stream.generate(() -> one(PASSWORD_WORDS)).limit(4).collect(Collectors.joining(between));
    }

    private String jwt() {
        return base64url("{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"" + of(ALNUM, 27) + "\"}")
                + "."
                + base64url("{\"aud\":\"https://ml.azure.com\",\"sub\":\"" + of(ALNUM, 43) + "\",\"exp\":17"
                        + of(DIGITS, 8) + "}")
                + "."
                + of(ALNUM + "-_", 342);
    }

    private String lines(int count, String between) {
        return Stream.generate(() -> of(ALNUM + "+/", 64)).limit(count).collect(Collectors.joining(between));
    }

    private String of(String letters, int size) {
        return random.ints(size, 0, letters.length())
                .mapToObj(letters::charAt)
                .map(String::valueOf)
                .collect(Collectors.joining());
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
