package io.github.azureml4j.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Holds the text of one path or query parameter against its declaration. */
final class ParameterCheck {
    private static final Pattern INTEGER = Pattern.compile("-?\\d+");
    private static final Pattern BOOLEAN = Pattern.compile("true|false", Pattern.CASE_INSENSITIVE);

    private ParameterCheck() {}

    /** The schema keywords that the value offends. */
    static List<String> offended(JsonNode declared, String value) {
        List<String> offended = new ArrayList<>();
        if (!typed(declared.path("type").asText("string"), value)) {
            offended.add("type");
        } else if (declared.path("type").asText().equals("integer")) {
            range(declared, new java.math.BigDecimal(value), offended);
        } else {
            text(declared, value, offended);
        }
        return offended;
    }

    private static boolean typed(String type, String value) {
        return switch (type) {
            case "integer" -> INTEGER.matcher(value).matches();
            case "boolean" -> BOOLEAN.matcher(value).matches();
            default -> true;
        };
    }

    private static void range(JsonNode declared, java.math.BigDecimal value, List<String> offended) {
        if (declared.has("minimum") && value.compareTo(declared.get("minimum").decimalValue()) < 0) {
            offended.add("minimum");
        }
        if (declared.has("maximum") && value.compareTo(declared.get("maximum").decimalValue()) > 0) {
            offended.add("maximum");
        }
    }

    private static void text(JsonNode declared, String value, List<String> offended) {
        String pattern = declared.path("pattern").asText("");
        if (!pattern.isEmpty() && !Pattern.compile(pattern).matcher(value).find()) {
            offended.add("pattern");
        }
        if (value.length() < declared.path("minLength").asInt(0)) {
            offended.add("minLength");
        }
        if (value.length() > declared.path("maxLength").asInt(Integer.MAX_VALUE)) {
            offended.add("maxLength");
        }
        boolean open = declared.at("/x-ms-enum/modelAsString").asBoolean() || !declared.has("enum");
        if (!open && !contains(declared.get("enum"), value)) {
            offended.add("enum");
        }
    }

    private static boolean contains(JsonNode values, String value) {
        for (JsonNode allowed : values) {
            if (allowed.asText().equals(value)) {
                return true;
            }
        }
        return false;
    }
}
