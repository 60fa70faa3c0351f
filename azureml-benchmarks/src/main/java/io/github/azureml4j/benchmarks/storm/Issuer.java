package io.github.azureml4j.benchmarks.storm;

import io.github.azureml4j.scoring.token.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** One request for a token, the same for every contestant. */
record Issuer(OkHttpClient http, URI uri) {

    Token fetch() {
        try (Response response =
                http.newCall(new Request.Builder().url(uri.toString()).build()).execute()) {
            if (response.code() != 200) {
                throw new IllegalStateException("the issuer answered " + response.code());
            }
            String[] parts = response.body().string().split(" ", -1);
            return new Token(parts[0], instant(parts[1]), instant(parts[2]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant instant(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
