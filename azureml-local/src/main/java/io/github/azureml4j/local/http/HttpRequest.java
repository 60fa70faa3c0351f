package io.github.azureml4j.local.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * One request as it arrived. The host is the one that the client meant (of the tunnel, the absolute form or the Host
 * field), not the emulator's own. The body can be read once.
 */
public record HttpRequest(
        String method, String scheme, String host, String rawPath, String rawQuery, Headers headers, InputStream body) {

    /** The whole body. */
    public byte[] bytes() {
        try {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the request's body broke off", e);
        }
    }
}
