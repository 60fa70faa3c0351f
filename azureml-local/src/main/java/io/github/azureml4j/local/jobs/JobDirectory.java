package io.github.azureml4j.local.jobs;

import io.github.azureml4j.local.storage.Blob;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The directory that a job runs in. */
record JobDirectory(Path path) {

    JobDirectory {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes blobs under the part of their names behind a prefix; a name that would climb out is refused. */
    void unpack(String prefix, List<Blob> blobs) throws IOException {
        for (Blob blob : blobs) {
            if ("true".equals(blob.metadata().get("hdi_isfolder"))) {
                continue;
            }
            Path target = path.resolve(blob.name().substring(prefix.length())).normalize();
            if (!target.startsWith(path)) {
                throw new IOException("the name " + blob.name() + " leads out of the job's directory");
            }
            Files.createDirectories(target.getParent());
            try (InputStream in = blob.content().open()) {
                Files.copy(in, target);
            }
        }
    }

    /** Regular files below a folder, as paths with slashes; links are not followed. */
    List<String> files(String folder) throws IOException {
        Path start = path.resolve(folder);
        if (!Files.isDirectory(start, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(start)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> path.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    byte[] read(String file) throws IOException {
        return Files.readAllBytes(path.resolve(file));
    }

    /** Deletes the directory with all that is in it, as far as the machine allows. */
    static void delete(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
