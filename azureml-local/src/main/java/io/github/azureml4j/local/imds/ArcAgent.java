package io.github.azureml4j.local.imds;

import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.LocalError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The agent of an Arc machine: who can read the file that it just wrote is on the machine and may have a token, once.
 * Thread-safe.
 */
final class ArcAgent {

    private final Ids ids;
    private final Map<String, Path> secrets = new ConcurrentHashMap<>();
    private volatile @Nullable Path directory;

    ArcAgent(Ids ids) {
        this.ids = ids;
    }

    void install(Path tokens) {
        directory = tokens.toAbsolutePath();
    }

    /** A file with a new secret. */
    Path challenge() {
        Path tokens = directory;
        if (tokens == null) {
            throw LocalError.notImplemented(
                    "an Arc agent without a directory for its secrets; see LocalIdentities.arc");
        }
        String secret = ids.hex(64);
        Path file = tokens.resolve(ids.uuid() + ".key");
        try {
            secrets.put(secret, Files.writeString(file, secret));
        } catch (IOException e) {
            throw new UncheckedIOException("the Arc agent cannot write " + file, e);
        }
        return file;
    }

    /** Whether this is the content of a file of ours; the file is gone afterwards. */
    boolean accepts(String secret) {
        Path file = secrets.remove(secret);
        if (file == null) {
            return false;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the Arc agent cannot delete " + file, e);
        }
        return true;
    }
}
