package io.github.azureml4j.deploy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.OperationFailedException;
import io.github.azureml4j.core.http.ErrorBody;
import io.github.azureml4j.core.http.ErrorReader;
import io.github.azureml4j.core.http.ServiceResponse;
import io.github.azureml4j.scoring.ScoringClient;
import io.github.azureml4j.scoring.ScoringClientBuilder;
import io.github.azureml4j.scoring.ServiceAuth;
import io.github.azureml4j.scoring.ServiceKeys;
import io.github.azureml4j.scoring.token.Token;
import io.github.azureml4j.scoring.token.TokenAnswer;
import java.net.URI;
import java.time.Duration;

/**
 * A web service: a handle with what the service said when it was made. Immutable, thread-safe; {@link #refresh()} asks
 * anew.
 *
 * <pre>{@code
 * try (ScoringClient<Row, Verdict> scorer = service.scorer(Row.class, Verdict.class)) {
 *     Verdict verdict = scorer.score(row);
 * }
 * }</pre>
 */
public final class Webservice {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ServicePlane plane;
    private final ServiceDetails details;

    Webservice(ServicePlane plane, ServiceDetails details) {
        this.plane = plane;
        this.details = details;
    }

    /**
     * The name.
     *
     * @return the name
     */
    public String name() {
        return details.name();
    }

    /**
     * The state when this handle was made.
     *
     * @return the service's word
     */
    public ServiceState state() {
        return details.state();
    }

    /**
     * Where scoring requests go.
     *
     * @return the address
     * @throws IllegalStateException if the service has none yet
     */
    public URI scoringUri() {
        URI uri = details.scoringUri();
        if (uri == null) {
            throw new IllegalStateException("web service " + name() + " is " + state() + " and has no scoring URI yet");
        }
        return uri;
    }

    /**
     * All that the service said.
     *
     * @return the snapshot of this handle
     */
    public ServiceDetails details() {
        return details;
    }

    /**
     * Asks for the present state ({@code Services_QueryById}).
     *
     * @return a new handle
     */
    public Webservice refresh() {
        return plane.get(name());
    }

    /**
     * Both keys ({@code Services_ListServiceKeys}). Keys do not expire.
     *
     * @return the keys; their {@code toString} shows nothing
     */
    public ServiceKeys keys() {
        return keys(plane.service(name()).post("/listkeys").idempotent().json());
    }

    /**
     * Replaces one key by a new random one ({@code Services_RegenerateServiceKeys}). No value is sent: a value would be
     * kept, and nothing would change.
     *
     * @param which the key to replace
     * @return both keys, one of them new
     */
    public ServiceKeys regenerateKey(KeyType which) {
        ServiceResponse answer = plane.service(name())
                .post("/regenerateKeys")
                .json(new Regeneration(which))
                .send();
        if (answer.status() != 202) {
            return keys(answer.json());
        }
        awaitOperation(answer, "regenerate a key of web service " + name());
        return keys();
    }

    /**
     * A service token ({@code Services_GetServiceToken}); only for services with token authentication. Scoring clients
     * fetch theirs themselves.
     *
     * @return the token; its {@code toString} leaves the value out
     */
    public Token token() {
        JsonNode answer = plane.service(name()).post("/token").idempotent().json();
        try {
            return TokenAnswer.read(answer, plane.workspace().clock().instant());
        } catch (IllegalArgumentException empty) {
            throw new AzureMlException("web service " + name() + " gave no token: " + empty.getMessage());
        }
    }

    /**
     * The container's log, at most 5,000 lines. Not in the published description; the v1 client asks so.
     *
     * @return the text
     */
    public String logs() {
        return plane.logs(name());
    }

    /** Deletes the web service and waits until it is gone ({@code Services_Delete}). */
    public void delete() {
        ServiceResponse answer = plane.service(name()).delete("").send();
        if (answer.status() == 202 && ServicePlane.operationId(answer) != null) {
            awaitOperation(answer, "delete web service " + name());
        }
    }

    /**
     * A client that scores: keys or tokens as the service wants them, through the workspace's proxy and trust anchors. Keys
     * are read by the first call, and again when somebody has regenerated them.
     *
     * @param input what goes in
     * @param output what comes out
     * @param <I> what goes in
     * @param <O> what comes out
     * @return the client, to be closed
     * @throws IllegalArgumentException if a key or token would go over plain {@code http://}; see {@link #scorerBuilder}
     */
    public <I, O> ScoringClient<I, O> scorer(Class<I> input, Class<O> output) {
        return scorerBuilder(input, output).build();
    }

    /**
     * The same client before it is made, for further settings: deadline, retry budget, or the consent to send a key over
     * plain {@code http://}, which is all that an ACI service without TLS offers.
     *
     * @param input what goes in
     * @param output what comes out
     * @param <I> what goes in
     * @param <O> what comes out
     * @return the builder
     */
    public <I, O> ScoringClientBuilder<I, O> scorerBuilder(Class<I> input, Class<O> output) {
        return ScoringClient.builder(scoringUri(), input, output)
                .auth(auth())
                .proxy(plane.workspace().azure().transport().route())
                .trust(plane.workspace().azure().transport().trust())
                // A clock of its own: what a scoring host takes for the time must not age the tokens of other planes.
                .clock(plane.workspace().clock());
    }

    private ServiceAuth auth() {
        return switch (details.auth()) {
            case KEY -> ServiceAuth.key(this::keys);
            case TOKEN -> ServiceAuth.serviceToken(this::token);
            case NONE -> ServiceAuth.none();
        };
    }

    private void awaitOperation(ServiceResponse answer, String what) {
        ServiceSteps.Reference reference = new ServiceSteps.Reference(name(), plane.operationId(answer, name()));
        plane.operation(new ServiceSteps<>(plane, what, reference, () -> name(), end -> failure(what, end)))
                .await(PATIENCE);
    }

    private static OperationFailedException failure(String what, JsonNode end) {
        ErrorBody error = ErrorReader.read(end, ServiceSteps.state(end));
        String message = what + " ended " + ServiceSteps.state(end) + ": "
                + error.innermost().message();
        return new OperationFailedException(message, ServiceSteps.state(end), error);
    }

    private static ServiceKeys keys(JsonNode document) {
        return new ServiceKeys(
                document.path("primaryKey").asText(),
                document.path("secondaryKey").asText(null));
    }

    private record Regeneration(@JsonProperty("keyType") KeyType keyType) {}

    @Override
    public String toString() {
        return details.toString();
    }
}
