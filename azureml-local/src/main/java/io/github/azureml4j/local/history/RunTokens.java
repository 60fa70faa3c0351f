package io.github.azureml4j.local.history;

import io.github.azureml4j.local.entra.TokenIssuer;
import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The tokens that runs sign in with: of an audience that no other plane accepts, and good for the run's workspace only.
 * Thread-safe.
 */
public final class RunTokens {

    /** How long a run token lives; the service's own span is not published. */
    static final Duration LIFETIME = Duration.ofHours(1);

    private static final String AUDIENCE = "azureml://run";
    private static final String WORKSPACE_ID = "workspaceId";
    private static final String RUN_ID = "runId";

    private final TokenIssuer tokens;
    private final WorkspaceService workspaces;

    public RunTokens(TokenIssuer tokens, WorkspaceService workspaces) {
        this.tokens = tokens;
        this.workspaces = workspaces;
    }

    /** Whether a caller showed a run's token, and thereby came to the run's own workspace. */
    public static boolean isRun(Caller caller) {
        return caller.audience().equals(AUDIENCE);
    }

    /** A new token for a run, which speaks for whoever made the run. */
    String issue(WorkspaceRecord workspace, RunRecord run) {
        return tokens.issue(
                AUDIENCE,
                run.document().path("userId").asText(),
                Map.of(WORKSPACE_ID, workspace.workspaceId(), RUN_ID, run.runId()),
                LIFETIME);
    }

    /** Lets in a run's token on paths of its workspace, and whoever the other guard lets in. */
    public Guard guard(Guard otherwise) {
        return exchange -> {
            Optional<Caller> run = bearer(exchange).flatMap(tokens::verify).filter(caller -> opens(caller, exchange));
            return run.isPresent() ? run.get() : otherwise.check(exchange);
        };
    }

    private boolean opens(Caller caller, Exchange exchange) {
        return caller.audience().equals(AUDIENCE)
                && workspaces
                        .require(exchange.path("sub"), exchange.path("rg"), exchange.path("ws"))
                        .workspaceId()
                        .equals(caller.claim(WORKSPACE_ID));
    }

    private static Optional<String> bearer(Exchange exchange) {
        return Optional.ofNullable(exchange.header("Authorization"))
                .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(header -> header.substring(7).strip());
    }
}
