package io.github.azureml4j.core.run;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.http.UserAgent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Objects;

/**
 * Reads what a shared access signature (SAS) gives access to. The signature in the URL is the whole credential, so no
 * Authorization header is sent; and the URL is a secret, so no message here shows its query.
 */
final class SignedContent {

    /** What came back of a range. */
    @SuppressWarnings("ArrayRecordComponent") // Passed on once, compared never.
    record Chunk(int status, byte[] bytes) {

        /** There is no such file, or not yet. */
        static final Chunk NOTHING = new Chunk(404, new byte[0]);

        /** No answer at all. */
        static final Chunk UNANSWERED = new Chunk(0, new byte[0]);
    }

    private final HttpClient http;

    SignedContent(HttpClient http) {
        this.http = http;
    }

    /** The bytes from {@code offset} to the present end of the blob; none if there is nothing beyond it yet. */
    Chunk from(String url, long offset) {
        HttpRequest request = request(url).setHeader(HttpHeaderName.RANGE, "bytes=" + offset + "-");
        try (HttpResponse response = http.sendSync(request, Context.NONE)) {
            return switch (response.getStatusCode()) {
                case 206 -> new Chunk(206, bytes(response));
                case 200 -> new Chunk(200, beyond(bytes(response), offset));
                default -> new Chunk(response.getStatusCode(), new byte[0]);
            };
        } catch (UncheckedIOException broken) {
            return Chunk.UNANSWERED;
        }
    }

    /** The last bytes, at most {@code length}; none if the blob cannot be read. */
    byte[] tail(String url, int length) {
        // Blob storage knows no suffix ranges, so that the size is asked for first.
        HttpRequest request = request(url).setHeader(HttpHeaderName.RANGE, "bytes=0-0");
        try (HttpResponse response = http.sendSync(request, Context.NONE)) {
            String range = response.getHeaderValue(HttpHeaderName.CONTENT_RANGE);
            long size = range == null ? 0 : Long.parseLong(range.substring(range.lastIndexOf('/') + 1));
            return from(url, Math.max(0, size - length)).bytes();
        } catch (UncheckedIOException | NumberFormatException broken) {
            return new byte[0];
        }
    }

    /** Writes the whole content; throws {@link UncheckedIOException}, whose messages show no signature. */
    void copy(String url, OutputStream target) {
        try (HttpResponse response = http.sendSync(request(url), Context.NONE)) {
            if (response.getStatusCode() != 200) {
                throw new IOException("GET " + withoutSignature(url) + ": " + response.getStatusCode());
            }
            try (InputStream body = response.getBodyAsBinaryData().toStream()) {
                body.transferTo(target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpRequest request(String url) {
        if (!isHttps(url)) {
            throw new AzureMlException("a signed URL must be an https address: " + withoutSignature(url));
        }
        return new HttpRequest(HttpMethod.GET, url).setHeader(HttpHeaderName.USER_AGENT, UserAgent.VALUE);
    }

    private static boolean isHttps(String url) {
        try {
            URI uri = new URI(url);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null;
        } catch (URISyntaxException withTheWholeUrlInIt) {
            return false;
        }
    }

    private static byte[] bytes(HttpResponse response) {
        return Objects.requireNonNullElse(response.getBodyAsBinaryData().toBytes(), new byte[0]);
    }

    private static byte[] beyond(byte[] whole, long offset) {
        // A server that does not know ranges answers with everything.
        return offset >= whole.length ? new byte[0] : Arrays.copyOfRange(whole, (int) offset, whole.length);
    }

    private static String withoutSignature(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }
}
