package io.github.azureml4j.local.front;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.http.Headers;
import io.github.azureml4j.local.http.HttpReply;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What a handler answers. Not thread-safe. */
public final class Reply {

    private final int status;
    private final Headers headers = new Headers();
    private final @Nullable JsonNode json;
    private final HttpReply.Content content;

    private Reply(int status, @Nullable JsonNode json, HttpReply.Content content) {
        this.status = status;
        this.json = json;
        this.content = content;
    }

    public static Reply ok(JsonNode body) {
        return json(200, body);
    }

    public static Reply json(int status, JsonNode body) {
        return new Reply(status, body, HttpReply.Content.of(Json.bytes(body)))
                .header("Content-Type", "application/json; charset=utf-8");
    }

    public static Reply empty(int status) {
        return new Reply(status, null, HttpReply.Content.of(new byte[0]));
    }

    public static Reply bytes(int status, String contentType, byte[] body) {
        return new Reply(status, null, HttpReply.Content.of(body)).header("Content-Type", contentType);
    }

    public static Reply text(int status, String contentType, String body) {
        return bytes(status, contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A body that is read while it is sent; a negative length sends it in chunks. */
    public static Reply stream(int status, String contentType, InputStream body, long length) {
        return new Reply(status, null, new HttpReply.Content(body, length)).header("Content-Type", contentType);
    }

    /** No answer at all: the connection is torn. */
    public static Reply broken() {
        return new Reply(HttpReply.BROKEN, null, HttpReply.Content.of(new byte[0]));
    }

    /** Sets a header, replacing one of the same name. */
    public Reply header(String name, String value) {
        headers.set(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    public @Nullable String header(String name) {
        return headers.get(name);
    }

    /** The JSON body, or null where it is something else. */
    public @Nullable JsonNode json() {
        return json;
    }

    HttpReply toHttp() {
        return new HttpReply(status, headers, content);
    }
}
