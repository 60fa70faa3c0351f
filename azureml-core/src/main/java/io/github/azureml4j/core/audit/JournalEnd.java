package io.github.azureml4j.core.audit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Where the next line goes.
 *
 * @param size bytes up to the end of the last whole line
 * @param number of the last line; 0 in a file without lines
 * @param hash of the last line
 * @param torn bytes behind the last whole line, which a crash left
 * @param tornHash their hash, empty when there are none
 * @param continued the file that went before, when it has just been put aside; empty otherwise
 */
record JournalEnd(long size, long number, String hash, long torn, String tornHash, String continued) {
    private static final int PIECE = 16 * 1024;

    static JournalEnd of(Path path) throws IOException {
        if (!Files.exists(path) || Files.size(path) == 0) {
            return new JournalEnd(0, 0, Seal.NOTHING, 0, "", "");
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long end = file.length();
            long whole = lineFeedBefore(file, end) + 1;
            byte[] torn = read(file, whole, end);
            String tornHash = torn.length == 0 ? "" : Seal.sha256(torn);
            if (whole == 0) {
                return new JournalEnd(0, 0, Seal.NOTHING, torn.length, tornHash, "");
            }
            byte[] last = read(file, lineFeedBefore(file, whole - 1) + 1, whole - 1);
            Seal seal = Seal.read(last).orElseGet(() -> new Seal(new byte[0], Seal.sha256(last)));
            return new JournalEnd(
                    whole, Math.max(1, seal.json().path("n").asLong()), seal.hash(), torn.length, tornHash, "");
        }
    }

    /** The place of the last line feed before another place; -1 when there is none. */
    private static long lineFeedBefore(RandomAccessFile file, long place) throws IOException {
        long end = place;
        while (end > 0) {
            long start = Math.max(0, end - PIECE);
            byte[] piece = read(file, start, end);
            for (int i = piece.length - 1; i >= 0; i--) {
                if (piece[i] == '\n') {
                    return start + i;
                }
            }
            end = start;
        }
        return -1;
    }

    private static byte[] read(RandomAccessFile file, long start, long end) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(end - start)];
        file.seek(start);
        int length = 0;
        while (length < bytes.length) {
            int more = file.read(bytes, length, bytes.length - length);
            if (more < 0) {
                return Arrays.copyOf(bytes, length);
            }
            length += more;
        }
        return bytes;
    }
}
