package io.github.azureml4j.local.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.front.LocalError;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command of a job, with the values of its literal inputs in their places. */
final class CommandLine {

    private static final Pattern PLACE = Pattern.compile("\\$\\{\\{\\s*(\\w+)\\.([\\w-]+)\\s*}}");

    private CommandLine() {}

    /** Fills in {@code ${{inputs.name}}}, as text: the shell sees the value, not the name. */
    static String of(String command, JsonNode inputs) {
        Matcher matcher = PLACE.matcher(command);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            JsonNode input = inputs.path(matcher.group(2));
            if (!matcher.group(1).equals("inputs") || input.isMissingNode()) {
                throw LocalError.badRequest(
                        "UserError", "The command refers to " + matcher.group() + ", which is not set.");
            }
            matcher.appendReplacement(
                    filled, Matcher.quoteReplacement(input.path("value").asText()));
        }
        return matcher.appendTail(filled).toString();
    }

    /** The command as the machine's shell takes it. */
    static List<String> inShell(String command) {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
        return windows ? List.of("cmd", "/c", command) : List.of("sh", "-c", command);
    }
}
