package io.github.azureml4j.local.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Bytes of a blob, kept in the pieces they arrived in: putting blocks together moves references, never bytes.
 * Immutable, as long as nobody changes an array that was handed in.
 */
public final class BlobContent {

    /** Nothing. */
    static final BlobContent EMPTY = new BlobContent(List.of());

    /** Smaller last pieces are merged with what is appended, so that a log of many lines stays few pieces. */
    private static final int MERGED_BELOW = 64 * 1024;

    private final List<byte[]> pieces;
    private final long length;

    private BlobContent(List<byte[]> pieces) {
        this.pieces = pieces;
        this.length = pieces.stream().mapToLong(piece -> piece.length).sum();
    }

    static BlobContent of(byte[] bytes) {
        return new BlobContent(List.of(bytes));
    }

    static BlobContent of(List<byte[]> pieces) {
        return new BlobContent(List.copyOf(pieces));
    }

    /** Size in bytes. */
    public long length() {
        return length;
    }

    BlobContent plus(byte[] more) {
        List<byte[]> longer = new ArrayList<>(pieces);
        int last = longer.size() - 1;
        if (last >= 0 && longer.get(last).length < MERGED_BELOW) {
            longer.set(last, concatenated(longer.get(last), more));
        } else {
            longer.add(more);
        }
        return new BlobContent(longer);
    }

    /** A copy of all bytes; for content that is known to be small. */
    public byte[] bytes() {
        try (InputStream in = open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All bytes in their order, without a copy. */
    public InputStream open() {
        return open(0, length);
    }

    /** Some bytes in their order, without a copy; the range must lie within the content. */
    public InputStream open(long offset, long count) {
        List<InputStream> streams = new ArrayList<>();
        long start = 0;
        for (byte[] piece : pieces) {
            long from = Math.max(offset, start);
            long to = Math.min(offset + count, start + piece.length);
            if (from < to) {
                streams.add(new ByteArrayInputStream(piece, (int) (from - start), (int) (to - from)));
            }
            start += piece.length;
        }
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
