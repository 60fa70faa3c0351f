package io.github.azureml4j.core.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.OperationFailedException;
import io.github.azureml4j.core.OperationSteps;
import io.github.azureml4j.core.http.ErrorBody;
import io.github.azureml4j.core.http.ErrorReader;
import io.github.azureml4j.core.http.Redaction;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.http.ServiceRequest;
import io.github.azureml4j.core.http.ServiceResponse;
import io.github.azureml4j.scoring.redaction.Redactor;
import io.github.azureml4j.scoring.retry.RetryAfter;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request of the service followed to its end. Not thread-safe.
 *
 * @param <T> what it yields
 */
public final class PollingSteps<T> implements OperationSteps<T> {
    private static final Duration UNASKED = Duration.ofSeconds(5);
    private static final Duration SHORTEST = Duration.ofMillis(50);

    private final ServiceClient plane;
    private final Clock clock;
    private final Function<JsonNode, T> result;
    private final Redactor redactor;
    private @Nullable ServiceResponse unread;
    private PollingState state;

    PollingSteps(
            ServiceClient plane,
            PollingState state,
            @Nullable ServiceResponse first,
            Clock clock,
            Function<JsonNode, T> result) {
        this.plane = plane;
        this.state = state;
        this.unread = first;
        this.redactor = first == null ? Redactor.SHAPES : first.redactor();
        this.clock = clock;
        this.result = result;
    }

    @Override
    public String title() {
        return state.method() + " " + Redaction.mask(URI.create(state.resource()));
    }

    @Override
    public String id() {
        String address = state.status() == null ? state.location() : state.status();
        String path = URI.create(address == null ? state.resource() : address).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public Step<T> next() {
        ServiceResponse first = unread;
        unread = null;
        return first == null ? polled() : begun(first);
    }

    @Override
    public String resumeToken() {
        return state.token();
    }

    private Step<T> begun(ServiceResponse first) {
        if (state.status() != null || state.location() != null) {
            return running("Accepted", null, first);
        }
        return state.replaces() ? resource(first) : done(first.json());
    }

    private Step<T> polled() {
        if (state.status() != null) {
            return status(ask(state.status()));
        }
        return state.location() != null ? location(ask(state.location())) : resource(ask(state.resource()));
    }

    private Step<T> status(ServiceResponse answer) {
        JsonNode document = answer.json();
        OperationStatus status = OperationStatus.ofDocument(document);
        if (status.failed()) {
            throw failed(status, answer);
        }
        if (status.succeeded() || answer.status() == 204) {
            return done(outcome(document));
        }
        if (status.text().isEmpty() && answer.status() != 202) {
            throw new AzureMlException(
                    title() + ": the status document has no status (request " + answer.requestId() + ")");
        }
        return running(status.text(), percent(document), answer);
    }

    private Step<T> location(ServiceResponse answer) {
        if (answer.status() == 202) {
            return running("InProgress", null, answer);
        }
        return state.replaces() ? resource(ask(state.resource())) : done(answer.json());
    }

    private Step<T> resource(ServiceResponse answer) {
        JsonNode resource = answer.json();
        OperationStatus status = OperationStatus.ofResource(resource);
        if (status.failed()) {
            throw failed(status, answer);
        }
        return status.succeeded() ? done(resource) : running(status.text(), null, answer);
    }

    /** The final body after a status document that says Succeeded. */
    private JsonNode outcome(JsonNode document) {
        String named = document.path("resourceLocation").asText("");
        if (!named.isEmpty()) {
            return ask(named).json();
        }
        if (state.replaces()) {
            return ask(state.resource()).json();
        }
        boolean posted = state.method().equals("POST");
        if (posted && state.location() != null) {
            return ask(state.location()).json();
        }
        return posted ? document : MissingNode.getInstance();
    }

    private ServiceResponse ask(String address) {
        ServiceRequest request = plane.follow(address);
        if (state.requestId() != null) {
            request.header("x-ms-client-request-id", state.requestId());
        }
        ServiceResponse answer = request.send();
        state = state.after(answer);
        return answer;
    }

    private Step<T> running(String status, @Nullable Double percent, ServiceResponse answer) {
        Duration asked = RetryAfter.of(answer::header, clock.instant());
        Duration wait = asked == null ? UNASKED : asked;
        return new Running<>(title(), status, percent, wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait);
    }

    private Step<T> done(JsonNode body) {
        return new Done<>(title(), result.apply(body));
    }

    private OperationFailedException failed(OperationStatus status, ServiceResponse answer) {
        JsonNode document = answer.json();
        boolean inside = !document.has("error") && document.path("properties").has("error");
        ErrorBody error = ErrorReader.read(inside ? document.path("properties") : document, status.text(), redactor);
        ErrorBody cause = error.innermost();
        String message = "%s ended %s: %s: %s (operation %s, request %s)"
                .formatted(title(), status.text(), cause.code(), cause.message(), id(), answer.requestId());
        return new OperationFailedException(message, status.text(), error);
    }

    private static @Nullable Double percent(JsonNode document) {
        JsonNode percent = document.path("percentComplete");
        return percent.isNumber() ? Double.valueOf(percent.asDouble()) : null;
    }
}
