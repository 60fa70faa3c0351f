package io.github.azureml4j.local.http;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** One answer; with the status {@link #BROKEN} the connection is torn instead. */
public record HttpReply(int status, Headers headers, Content content) {

    /** No answer: the connection is closed where a client waits for one. */
    public static final int BROKEN = -1;

    /** A body with its length in bytes; a negative length means that it is sent in chunks until it ends. */
    public record Content(InputStream body, long length) {

        /** Bytes at hand. */
        public static Content of(byte[] bytes) {
            return new Content(new ByteArrayInputStream(bytes), bytes.length);
        }
    }

    boolean isBroken() {
        return status == BROKEN;
    }
}
