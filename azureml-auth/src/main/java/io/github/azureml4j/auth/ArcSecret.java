package io.github.azureml4j.auth;

import com.azure.core.exception.ClientAuthenticationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file by which an Arc machine proves itself. Whoever answers at the agent's address names it, so that a false agent
 * could ask for any file of the machine: nothing is read but a small {@code .key} file in the agent's own directory.
 */
final class ArcSecret {

    private static final Pattern REALM = Pattern.compile("(?i)^\\s*Basic\\s+realm\\s*=\\s*(?:\"([^\"]+)\"|(.+?))\\s*$");
    private static final int LARGEST = 4096;

    private final Path directory;

    ArcSecret(Path directory) {
        this.directory = directory;
    }

    /** What stands in the file that the challenge names. */
    String read(@Nullable String challenge) {
        try {
            return content(checked(file(challenge == null ? "" : challenge)));
        } catch (IOException | InvalidPathException e) {
            throw refused("cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private Path file(String challenge) {
        Matcher realm = REALM.matcher(challenge);
        if (!realm.matches()) {
            throw refused("is not named by the challenge");
        }
        return Path.of(realm.group(1) != null ? realm.group(1) : realm.group(2));
    }

    /** The text of the path is looked at before the disk is, and then where it truly leads. */
    private Path checked(Path named) throws IOException {
        boolean inside = directory.equals(named.getParent()) && named.equals(named.normalize());
        if (!inside || !named.toString().endsWith(".key")) {
            throw refused("is not a .key file of the agent's directory " + directory);
        }
        Path file = named.toRealPath();
        if (!directory.toRealPath().equals(file.getParent()) || !Files.isRegularFile(file)) {
            throw refused("leads out of the agent's directory " + directory);
        }
        return file;
    }

    private static String content(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw refused("is larger than " + LARGEST + " bytes");
            }
            String secret = new String(bytes, StandardCharsets.UTF_8).trim();
            if (secret.chars().anyMatch(Character::isISOControl)) {
                throw refused("is no text of one line");
            }
            return secret;
        }
    }

    private static ClientAuthenticationException refused(String what) {
        return new ClientAuthenticationException("the secret file of the Azure Arc agent " + what, null);
    }
}
