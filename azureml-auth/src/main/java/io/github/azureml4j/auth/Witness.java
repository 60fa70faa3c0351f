package io.github.azureml4j.auth;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.azure.core.util.DateTimeRfc1123;
import io.github.azureml4j.scoring.redaction.Redactor;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Remembers whom one sign-in asked last and with what: credentials tell neither the host nor its time. */
final class Witness implements HttpClient {

    private final HttpClient transport;
    private final InstantSource clock;
    private final SentSecrets secrets = new SentSecrets();
    private volatile @Nullable Exchange last;

    Witness(HttpClient transport, InstantSource clock) {
        this.transport = transport;
        this.clock = clock;
    }

    @Nullable
    Exchange last() {
        return last;
    }

    /** Leaves out of any text what was secret in the requests. */
    Redactor redactor() {
        return secrets.redactor();
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return send(request, Context.NONE);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request, Context context) {
        secrets.sent(request);
        return transport
                .send(request, context)
                .doOnNext(answer -> answered(request, answer))
                .doOnError(failure -> silent(request));
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        secrets.sent(request);
        silent(request);
        HttpResponse answer = transport.sendSync(request, context);
        answered(request, answer);
        return answer;
    }

    private void silent(HttpRequest request) {
        last = new Exchange(request.getUrl().getHost(), 0, null);
    }

    private void answered(HttpRequest request, HttpResponse answer) {
        last = new Exchange(request.getUrl().getHost(), answer.getStatusCode(), skew(answer));
    }

    private @Nullable Duration skew(HttpResponse answer) {
        String date = answer.getHeaders().getValue(HttpHeaderName.DATE);
        if (date == null) {
            return null;
        }
        try {
            Instant theirs = new DateTimeRfc1123(date).getDateTime().toInstant();
            return Duration.ofSeconds(Math.round(
                    Duration.between(clock.instant(), theirs.plusMillis(500)).toMillis() / 1000.0));
        } catch (DateTimeException | IllegalArgumentException malformed) {
            return null;
        }
    }
}
