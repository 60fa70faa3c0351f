package io.github.azureml4j.core.secret;

import io.github.azureml4j.core.Faults;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a vault takes as a secret, and whose it is. */
final class SecretRules {
    private static final Pattern NAME = Pattern.compile("[0-9a-zA-Z-]{1,127}");
    private static final int LARGEST = 25_000;

    private SecretRules() {}

    static void checkName(String consequence, String name) {
        Faults faults = new Faults(consequence);
        noteName(faults, name);
        faults.raise();
    }

    /** The value is not repeated: the message may be logged. */
    static void check(String consequence, String name, String value) {
        Faults faults = new Faults(consequence);
        noteName(faults, name);
        faults.when(value.isEmpty(), "the value is empty");
        faults.when(value.getBytes(StandardCharsets.UTF_8).length > LARGEST, "the value is longer than 25,000 bytes");
        faults.raise();
    }

    /** The service names what it keeps after itself or after the workspace's own id; no published list tells. */
    static boolean isServices(String name, String workspaceId) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean ofWorkspace = !workspaceId.isEmpty() && lower.contains(workspaceId.toLowerCase(Locale.ROOT));
        return ofWorkspace || lower.startsWith("azureml");
    }

    private static void noteName(Faults faults, String name) {
        faults.when(
                !NAME.matcher(name).matches(),
                "secret name '" + name + "' is not 1 to 127 letters, digits and hyphens");
    }
}
