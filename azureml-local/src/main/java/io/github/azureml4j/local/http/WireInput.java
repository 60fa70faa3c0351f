package io.github.azureml4j.local.http;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of a connection, read in lines or raw, with a look at the next one. */
final class WireInput extends InputStream {

    private static final int LONGEST_LINE = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[16 * 1024];
    private int next;
    private int end;

    WireInput(InputStream in) {
        this.in = in;
    }

    /** The next byte without taking it, or -1 at the end. */
    int peek() throws IOException {
        return next < end || fill() ? buffer[next] & 0xff : -1;
    }

    /** The next line without its end, or null where the stream ends before it. */
    @Nullable
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (next < end || fill()) {
            int lineEnd = indexOfNewline();
            line.append(new String(buffer, next, lineEnd - next, StandardCharsets.ISO_8859_1));
            boolean complete = lineEnd < end;
            next = complete ? lineEnd + 1 : end;
            if (complete) {
                return withoutCarriageReturn(line);
            }
            if (line.length() > LONGEST_LINE) {
                throw new IOException("a line of more than " + LONGEST_LINE + " bytes");
            }
        }
        if (line.isEmpty()) {
            return null;
        }
        throw new EOFException("the connection ended within a line");
    }

    /** The bytes that were read ahead, for whoever takes the connection over. */
    InputStream readAhead() {
        InputStream rest = new ByteArrayInputStream(Arrays.copyOfRange(buffer, next, end));
        next = end;
        return rest;
    }

    @Override
    public int read() throws IOException {
        return next < end || fill() ? buffer[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (next == end) {
            if (length >= buffer.length) {
                return in.read(target, offset, length);
            }
            if (!fill()) {
                return -1;
            }
        }
        int count = Math.min(length, end - next);
        System.arraycopy(buffer, next, target, offset, count);
        next += count;
        return count;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer));
        return end > 0;
    }

    private int indexOfNewline() {
        int i = next;
        while (i < end && buffer[i] != '\n') {
            i++;
        }
        return i;
    }

    private static String withoutCarriageReturn(StringBuilder line) {
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }
}
