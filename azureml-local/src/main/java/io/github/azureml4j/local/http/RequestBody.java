package io.github.azureml4j.local.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The body of one request: it ends where the request ends, and sends 100 Continue when it is first asked for. */
final class RequestBody extends InputStream {

    private static final int CHUNKED = -1;

    private final InputStream in;
    private final WireInput wire;
    private final boolean chunked;
    private final Announcement onFirstRead;
    private long left;
    private boolean announced;

    /** What is done before the first byte is read. */
    interface Announcement {
        void send() throws IOException;
    }

    private RequestBody(WireInput wire, long length, Announcement onFirstRead) {
        this.in = wire;
        this.wire = wire;
        this.chunked = length == CHUNKED;
        this.left = chunked ? 0 : length;
        this.onFirstRead = onFirstRead;
    }

    static RequestBody of(WireInput wire, Headers headers, Announcement onFirstRead) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
            RequestBody body = new RequestBody(wire, CHUNKED, onFirstRead);
            body.left = CHUNKED;
            return body;
        }
        String length = headers.get("Content-Length");
        return new RequestBody(wire, length == null ? 0 : number(length.trim(), 10), onFirstRead);
    }

    /** Whether anybody has asked for it. */
    boolean begun() {
        return announced;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        announce();
        if (chunked && left == CHUNKED) {
            left = nextChunk();
        }
        if (left == 0) {
            return -1;
        }
        int count = in.read(target, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw new EOFException("the connection ended within a body");
        }
        left -= count;
        if (chunked && left == 0) {
            endOfLine();
            left = CHUNKED;
        }
        return count;
    }

    private void announce() throws IOException {
        if (!announced) {
            announced = true;
            onFirstRead.send();
        }
    }

    /** Size of the next chunk; behind the last one the trailers are read away and 0 stays. */
    private long nextChunk() throws IOException {
        String size = wire.line();
        if (size == null) {
            throw new EOFException("the connection ended within a chunked body");
        }
        long length = number(size.split(";", 2)[0].trim(), 16);
        if (length == 0) {
            String trailer = wire.line();
            while (trailer != null && !trailer.isEmpty()) {
                trailer = wire.line();
            }
        }
        return length;
    }

    private static long number(String text, int radix) throws IOException {
        try {
            return Long.parseUnsignedLong(text, radix) & Long.MAX_VALUE;
        } catch (NumberFormatException e) {
            throw new IOException("'" + text + "' is not a length", e);
        }
    }

    private void endOfLine() throws IOException {
        String end = wire.line();
        if (end == null || !end.isEmpty()) {
            throw new IOException("a chunk is longer than it said");
        }
    }
}
