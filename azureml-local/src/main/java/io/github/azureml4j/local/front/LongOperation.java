package io.github.azureml4j.local.front;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work that was accepted and ends later: at a time of the emulator's clock, and not before its real work is done. */
public final class LongOperation {

    private final String id;
    private final Instant started;
    private final Instant due;
    private final CompletableFuture<?> work;
    private final Supplier<? extends @Nullable JsonNode> finish;
    private final CompletableFuture<LongOperation> end = new CompletableFuture<>();
    private @Nullable Instant ended;
    private @Nullable JsonNode result;
    private @Nullable LocalError error;

    LongOperation(
            String id,
            Instant started,
            Instant due,
            CompletableFuture<?> work,
            Supplier<? extends @Nullable JsonNode> finish) {
        this.id = id;
        this.started = started;
        this.due = due;
        this.work = work;
        this.finish = finish;
    }

    public String id() {
        return id;
    }

    /** When it was accepted. */
    public Instant started() {
        return started;
    }

    public synchronized boolean ended() {
        return ended != null;
    }

    /** When it ended, or null. */
    public synchronized @Nullable Instant endedAt() {
        return ended;
    }

    /** What the operation was for, once it succeeded; null while it runs, or where there is nothing to show. */
    public synchronized @Nullable JsonNode result() {
        return result;
    }

    /** Why it failed, or null. */
    public synchronized @Nullable LocalError error() {
        return error;
    }

    /** Completes when the operation ends, well or not; whoever waits goes on in the thread that ended it. */
    public CompletableFuture<LongOperation> end() {
        return end.copy();
    }

    /** {@code InProgress}, {@code Succeeded} or {@code Failed}. */
    public synchronized String status() {
        return ended == null ? "InProgress" : error == null ? "Succeeded" : "Failed";
    }

    /** ARM's status body (OperationStatusResult of common-types v5). */
    public synchronized ObjectNode toStatus(String statusId) {
        ObjectNode body = Json.object().put("id", statusId).put("name", id).put("status", status());
        body.put("startTime", started.toString());
        if (ended != null) {
            body.put("endTime", ended.toString());
        }
        if (error != null) {
            body.set("error", ArmErrors.write(error));
        }
        return body;
    }

    /** Ends the operation if its time has come and its work is done. */
    void settle(Instant now) {
        if (ends(now)) {
            end.complete(this); // without the lock: what waits for this one may ask other rooms
        }
    }

    private synchronized boolean ends(Instant now) {
        if (ended != null || now.isBefore(due) || !work.isDone()) {
            return false;
        }
        ended = now;
        try {
            work.join();
            result = finish.get();
        } catch (CompletionException e) {
            error = error(e.getCause());
        } catch (RuntimeException e) {
            error = error(e);
        }
        return true;
    }

    /** A defect of the emulator ends the operation too, and must not hit whoever asked something else meanwhile. */
    private static LocalError error(@Nullable Throwable failure) {
        return failure instanceof LocalError refusal
                ? refusal
                : new LocalError(500, "InternalServerError", "Defect of azureml-local: " + failure, null);
    }
}
