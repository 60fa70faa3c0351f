package io.github.azureml4j.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.scoring.redaction.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okhttp3.Headers;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One answer of a service, or status 0 for none. */
final class ScoringAnswer {

    static final ScoringAnswer NONE = new ScoringAnswer(0, Headers.EMPTY, new byte[0]);

    private static final long LONGEST_ERROR = 64 * 1024;

    private final int status;
    private final Headers headers;
    private final byte[] bytes;

    private ScoringAnswer(int status, Headers headers, byte[] bytes) {
        this.status = status;
        this.headers = headers;
        this.bytes = bytes;
    }

    static ScoringAnswer read(Response response) throws IOException {
        byte[] bytes = response.isSuccessful()
                ? response.body().bytes()
                : response.peekBody(LONGEST_ERROR).bytes();
        return new ScoringAnswer(response.code(), response.headers(), bytes);
    }

    int status() {
        return status;
    }

    byte[] bytes() {
        return bytes;
    }

    boolean successful() {
        return status >= 200 && status < 300;
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    @Nullable
    String requestId() {
        String id = header("x-ms-request-id");
        return id == null ? header("x-request-id") : id;
    }

    /** The same answer, without what the redactor knows to be secret. */
    ScoringAnswer told(Redactor redactor) {
        Headers.Builder clean = new Headers.Builder();
        headers.forEach(header -> clean.addUnsafeNonAscii(header.getFirst(), redactor.text(header.getSecond())));
        return new ScoringAnswer(status, clean.build(), redactor.text(text()).getBytes(StandardCharsets.UTF_8));
    }

    int modelStatus() {
        String behind = header("ms-azureml-model-error-statuscode");
        if (behind != null && behind.matches("[1-5]\\d\\d")) {
            return Integer.parseInt(behind);
        }
        return header("x-ms-run-function-failed") == null ? 0 : status;
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The inference server's {@code {"message"}} or the {@code {"error":{"message"}}} of a gateway; null for anything else. */
    @Nullable
    String message() {
        try {
            JsonNode root = Codec.DEFAULT.readTree(bytes);
            String message = root.path("message")
                    .asText(root.path("error").path("message").asText(""));
            return message.isEmpty() ? null : message;
        } catch (IOException notJson) {
            return null;
        }
    }
}
