package io.github.azureml4j.core.security.storage;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.OperationSteps;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.arm.PollingSteps;
import io.github.azureml4j.core.http.ServiceClient;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Replaces both keys of an account, one phase a step. Every phase looks first at what is so, and can be done again: a key is replaced
 * only while it has the value that the rotation began with. Not thread-safe.
 */
final class StorageKeyRotation implements OperationSteps<RotatedKeys> {
    private final WorkspaceConnection connection;
    private final Account account;
    private final KeyHolders holders;
    private RotationState state;
    private @Nullable PollingSteps<JsonNode> resync;

    StorageKeyRotation(WorkspaceConnection connection, RotationState state) {
        this.connection = connection;
        this.state = state;
        this.account = new Account(connection.azure(), ArmId.parse(state.account()));
        this.holders = new KeyHolders(connection, account.id().name());
        if (state.polling() != null) {
            resync = connection.operations().resumedSteps(plane(), state.polling(), body -> body);
        }
    }

    @Override
    public String title() {
        return "rotate the keys of storage account " + account.id().name();
    }

    @Override
    public String id() {
        return state.account();
    }

    @Override
    public String resumeToken() {
        return state.text();
    }

    @Override
    public Step<RotatedKeys> next() {
        RotationPhase phase = state.phase();
        return switch (phase) {
            case FREE_FIRST -> move(state.second(), held -> isFirstAndOld(held));
            case REPLACE_FIRST -> replace(state.first());
            case USE_FIRST -> move(state.first(), held -> true);
            case RESYNC_FIRST, RESYNC_SECOND -> resync();
            case CHECK_FIRST -> checkFirst();
            case REPLACE_SECOND -> replace(state.second());
            case CHECK_SECOND -> checkSecond();
        };
    }

    private boolean isFirstAndOld(String held) {
        KeyPair keys = account.keys();
        return held.equals(keys.value(state.first())) && state.isOld(state.first(), keys);
    }

    private Step<RotatedKeys> move(String key, Predicate<String> wanted) {
        state = state.movedToo(holders.move(account.keys().value(key), wanted));
        return done();
    }

    private Step<RotatedKeys> replace(String key) {
        if (state.isOld(key, account.keys())) {
            account.regenerate(key);
        }
        return done();
    }

    /** {@code Workspaces_ResyncKeys}, followed to its end. */
    private Step<RotatedKeys> resync() {
        if (resync == null) {
            ServiceClient plane = plane();
            resync = connection
                    .operations()
                    .steps(plane, plane.post("/resyncKeys").send(), body -> body);
        }
        Step<JsonNode> step = resync.next();
        if (step instanceof Running<JsonNode> running) {
            state = state.polling(resync.resumeToken());
            return new Running<>(
                    state.phase().label(), running.status(), state.phase().percent(), running.pause());
        }
        resync = null;
        return done();
    }

    /** Where the service clings to the second key, it is without one between its replacement and the next resynchronisation. */
    private Step<RotatedKeys> checkFirst() {
        KeyPair keys = account.keys();
        holders.verify(keys);
        state = state.interruptedNow(holders.serviceValue().equals(keys.value(state.second())));
        return done();
    }

    private Step<RotatedKeys> checkSecond() {
        KeyPair keys = account.keys();
        holders.verify(keys);
        String inUse = keys.named(holders.serviceValue()).orElse("");
        return new Done<>(
                state.phase().label(),
                new RotatedKeys(
                        state.account(),
                        keys.keys(),
                        state.moved(),
                        inUse,
                        new Sharing(connection, account.id()).holders(holders.signed()),
                        state.interrupted()));
    }

    private Step<RotatedKeys> done() {
        RotationPhase ended = state.phase();
        state = state.at(ended.following());
        return new Running<>(ended.label(), "Succeeded", state.phase().percent(), Duration.ZERO);
    }

    private ServiceClient plane() {
        return connection.arm();
    }
}
