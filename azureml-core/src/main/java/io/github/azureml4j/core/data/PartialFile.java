package io.github.azureml4j.core.data;

import io.github.azureml4j.core.TransportException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.function.Consumer;

/** Writes a file beside its final name and moves it there when it is whole: no half file ever stands under that name. */
final class PartialFile {
    private PartialFile() {}

    static void write(Path file, Consumer<OutputStream> content, long expected) throws IOException {
        Path partial = file.resolveSibling("." + UUID.randomUUID() + ".part");
        try {
            writeThrough(partial, content);
            requireLength(file, Files.size(partial), expected);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Forces the bytes to the disk: the move must not survive a crash that they do not survive. */
    private static void writeThrough(Path partial, Consumer<OutputStream> content) throws IOException {
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = Channels.newOutputStream(channel);
            content.accept(out);
            channel.force(true);
        }
    }

    private static void requireLength(Path file, long length, long expected) {
        if (expected >= 0 && length != expected) {
            throw new TransportException(
                    file.getFileName() + ": " + length + " bytes arrived, " + expected + " were announced",
                    null,
                    false);
        }
    }
}
