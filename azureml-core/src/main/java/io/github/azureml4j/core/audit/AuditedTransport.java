package io.github.azureml4j.core.audit;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Journals what official Azure clients (blobs, vaults) send: each attempt of theirs on its own, since they repeat by themselves. */
final class AuditedTransport implements HttpClient {
    private static final HttpHeaderName CORRELATION = HttpHeaderName.fromString("x-ms-correlation-request-id");

    private final HttpClient way;
    private final AuditJournal journal;
    private final Clock clock;

    AuditedTransport(HttpClient way, AuditJournal journal, Clock clock) {
        this.way = way;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return send(request, Context.NONE);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request, Context context) {
        return Mono.defer(() -> deed(request)
                .map(deed -> journalled(journal.intend(deed, clock), way.send(request, context)))
                .orElseGet(() -> way.send(request, context)));
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        Optional<Deed> deed = deed(request);
        if (deed.isEmpty()) {
            return way.sendSync(request, context);
        }
        AuditEntry entry = journal.intend(deed.get(), clock);
        try {
            HttpResponse response = way.sendSync(request, context);
            answered(entry, response);
            return response;
        } catch (RuntimeException e) {
            entry.unanswered(e);
            throw e;
        }
    }

    private static Mono<HttpResponse> journalled(AuditEntry entry, Mono<HttpResponse> answer) {
        return answer.doOnNext(response -> answered(entry, response)).doOnError(entry::unanswered);
    }

    private static void answered(AuditEntry entry, HttpResponse response) {
        entry.answered(
                response.getStatusCode(),
                response.getHeaderValue(HttpHeaderName.X_MS_REQUEST_ID),
                response.getHeaderValue(CORRELATION));
    }

    private static Optional<Deed> deed(HttpRequest request) {
        URI uri = URI.create(request.getUrl().toString());
        String authorization = request.getHeaders().getValue(HttpHeaderName.AUTHORIZATION);
        boolean bearer = authorization != null && authorization.startsWith("Bearer ");
        Actor who = bearer ? Actor.of(authorization.substring(7)) : Actor.UNKNOWN;
        String id = request.getHeaders().getValue(HttpHeaderName.X_MS_CLIENT_REQUEST_ID);
        return Deed.of(who, request.getHttpMethod().toString(), uri, id == null ? "" : id);
    }
}
