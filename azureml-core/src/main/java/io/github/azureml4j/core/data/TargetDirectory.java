package io.github.azureml4j.core.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * A directory of this machine that files of remote names are written to. For the rooms of this SDK, not for applications.
 * Thread-safe.
 */
public final class TargetDirectory {
    private final Path root;

    private TargetDirectory(Path root) {
        this.root = root;
    }

    /**
     * A directory for these files; made if it is not there. Every name is checked before anything is written.
     *
     * @param directory where they go
     * @param names relative, with {@code /} between segments
     * @throws UnsafeNameException if a name may not become a local file beside the others
     */
    public static TargetDirectory of(Path directory, Collection<String> names) throws IOException {
        SafeNames safe = new SafeNames();
        names.forEach(safe::add);
        return new TargetDirectory(Files.createDirectories(directory).toRealPath());
    }

    /**
     * Writes one of the files; it gets its name when it is whole.
     *
     * @param name one of the names
     * @param content writes the bytes
     * @param expected how many they are; negative when nobody announced it
     * @return the file
     */
    public Path write(String name, Consumer<OutputStream> content, long expected) throws IOException {
        Path file = root.resolve(name).normalize();
        requireInside(file, name);
        Files.createDirectories(file.getParent());
        PartialFile.write(file, content, expected);
        return file;
    }

    /** A link that stands in the target already must not lead a file out of it. */
    private void requireInside(Path file, String name) {
        if (!file.startsWith(root) || file.equals(root)) {
            throw new UnsafeNameException(name, "leads out of the target directory");
        }
        for (Path p = file.getParent(); p != null && !p.equals(root); p = p.getParent()) {
            if (Files.exists(p, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS)) {
                throw new UnsafeNameException(name, "would pass through a link in the target directory");
            }
        }
    }
}
