package io.github.azureml4j.scoring;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** A request body that knows whether it has begun to be sent; until then the service cannot have acted on it. */
final class JsonBody extends RequestBody {

    private static final MediaType JSON = MediaType.get("application/json");

    private final byte[] bytes;
    private volatile boolean begun;

    JsonBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether a byte of it may have left since the last {@link #rewind()}. */
    boolean begun() {
        return begun;
    }

    void rewind() {
        begun = false;
    }

    @Override
    public MediaType contentType() {
        return JSON;
    }

    @Override
    public long contentLength() {
        return bytes.length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        begun = true;
        sink.write(bytes);
    }
}
