package io.github.azureml4j.auth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The {@code az} program: which cloud it is set to. */
final class AzureCli {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SECONDS = 60;

    private AzureCli() {}

    /** Throws when the CLI's active cloud is another, before it is asked for a token that would be of no use. */
    static void requireCloud(AzureCloud cloud) {
        JsonNode active = activeCloud();
        String authority = active.at("/endpoints/activeDirectory").asText();
        if (!authority.isEmpty()) {
            cloud.requireAuthority("the Azure CLI's active cloud (az cloud set)", authority);
        }
    }

    private static JsonNode activeCloud() {
        try {
            Process az = new ProcessBuilder(command("az cloud show --output json"))
                    .directory(new File(windows() ? System.getenv("SystemRoot") : "/"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            az.getOutputStream().close();
            return answer(az);
        } catch (IOException e) {
            throw unavailable("the Azure CLI cannot be run.", e);
        }
    }

    private static JsonNode answer(Process az) throws IOException {
        try (InputStream out = az.getInputStream()) {
            byte[] text = out.readAllBytes();
            if (!az.waitFor(SECONDS, TimeUnit.SECONDS) || az.exitValue() != 0) {
                throw unavailable("the Azure CLI is not installed, or cannot say which cloud it is set to.", null);
            }
            return JSON.readTree(new String(text, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the Azure CLI ran", e);
        } finally {
            az.destroy();
        }
    }

    private static List<String> command(String line) {
        return windows() ? List.of("cmd.exe", "/c", line) : List.of("/bin/sh", "-c", line);
    }

    private static boolean windows() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    }

    private static SignInException unavailable(String reason, @Nullable Throwable cause) {
        return SignInException.unavailable(
                reason, "install the Azure CLI, have it on the PATH, and run az login", cause);
    }
}
