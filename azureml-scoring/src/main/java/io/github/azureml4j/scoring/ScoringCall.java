package io.github.azureml4j.scoring;

import io.github.azureml4j.scoring.redaction.Redactor;
import io.github.azureml4j.scoring.retry.Backoff;
import io.github.azureml4j.scoring.retry.LastingFailure;
import io.github.azureml4j.scoring.retry.RetryAfter;
import io.github.azureml4j.scoring.token.TokenException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** One call to a service, with all its attempts. Used once, by one thread; {@link #cancel()} by any. */
final class ScoringCall {

    private final ScoringLine line;
    private final JsonBody body;
    private final String clientRequestId = RequestIds.next();
    private final long deadline;

    private int attempts;
    private int retries;
    private boolean replayed;
    private ScoringAnswer answer = ScoringAnswer.NONE;
    private Proof proof = Proof.NONE;
    private @Nullable IOException failure;

    private volatile boolean cancelled;
    private volatile @Nullable Call underWay;

    ScoringCall(ScoringLine line, byte[] body) {
        this.line = line;
        this.body = new JsonBody(body);
        this.deadline = line.sleeper().nanoTime() + line.deadline().toNanos();
    }

    /** The body of a successful answer. */
    byte[] send() {
        while (true) {
            proof = proof();
            attempt();
            if (answer.successful()) {
                line.budget().succeeded(retries);
                return answer.bytes();
            }
            if (mayReplay()) {
                replayed = true;
            } else {
                pause();
            }
        }
    }

    /** Ends the attempt under way, if there is one, and allows no other. */
    void cancel() {
        cancelled = true;
        Call call = underWay;
        if (call != null) {
            call.cancel();
        }
    }

    ScoringException unreadable(IOException cause) {
        return failed("the answer is not what was asked for", cause);
    }

    private Proof proof() {
        try {
            return line.proofs().current(remaining());
        } catch (TokenException none) {
            throw failed(String.valueOf(none.getMessage()), none);
        }
    }

    private void attempt() {
        body.rewind();
        answer = ScoringAnswer.NONE;
        failure = null;
        Call call = line.http().newCall(request());
        call.timeout().timeout(remaining().toNanos(), TimeUnit.NANOSECONDS);
        underWay = call;
        if (cancelled) {
            throw failed("cancelled", null);
        }
        attempts++;
        line.requests().increment();
        try (Response response = call.execute()) {
            line.clock().observe(response.header("Date"));
            answer = ScoringAnswer.read(response);
        } catch (IOException e) {
            failure = e;
        }
        line.log(
                clientRequestId,
                attempts,
                answer,
                failure == null ? null : proof.redactor().cause(failure));
    }

    private Request request() {
        Request.Builder request = line.skeleton()
                .newBuilder()
                .header("x-ms-client-request-id", clientRequestId)
                .post(body);
        String header = proof.header();
        return (header == null ? request : request.header("Authorization", header)).build();
    }

    /** A 401 is worth one more try with another token, and only one: a service that rejects two wants neither. */
    private boolean mayReplay() {
        return answer.status() == 401 && !replayed && line.proofs().rejected(proof, remaining());
    }

    private void pause() {
        Duration asked = RetryAfter.of(answer::header, line.clock().instant());
        if (Thread.currentThread().isInterrupted() || cancelled) {
            throw failed(cancelled ? "cancelled" : "interrupted", failure);
        }
        if (!mayRepeat(asked)) {
            throw failed(reason(), failure);
        }
        Duration wait = asked == null
                ? backoff().before(retries + 1, ThreadLocalRandom.current().nextDouble())
                : asked;
        if (wait.compareTo(remaining()) >= 0) {
            throw failed(reason() + ", and the deadline of " + line.deadline() + " leaves no time to repeat", failure);
        }
        if (!line.budget().tryTake()) {
            throw failed(reason() + ", and too many calls fail to repeat this one", failure);
        }
        retries++;
        line.retries().increment();
        sleep(wait);
    }

    private void sleep(Duration wait) {
        try {
            line.sleeper().sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("interrupted", e);
        }
    }

    private boolean mayRepeat(@Nullable Duration asked) {
        IOException thrown = failure;
        if (thrown != null) {
            return !LastingFailure.is(thrown) && (line.idempotent() || !body.begun());
        }
        return switch (answer.status()) {
            case 429, 503 -> line.idempotent() || asked != null;
            case 502, 504 -> line.idempotent();
            default -> false;
        };
    }

    private Backoff backoff() {
        return answer.status() == 429 ? Backoff.THROTTLED : Backoff.TRANSIENT;
    }

    private Duration remaining() {
        long left = deadline - line.sleeper().nanoTime();
        if (left <= 0) {
            throw failed(reason() + ", and the deadline of " + line.deadline() + " has passed", failure);
        }
        return Duration.ofNanos(left);
    }

    private String reason() {
        IOException thrown = failure;
        if (thrown != null) {
            return thrown instanceof InterruptedIOException ? "no answer in time" : "no answer: " + thrown.getMessage();
        }
        return answer.status() == 0 ? "no answer" : Reasons.of(answer);
    }

    private ScoringException failed(String reason, @Nullable Throwable cause) {
        String id = answer.requestId();
        Redactor redactor = proof.redactor();
        String message =
                "POST " + line.name() + ": " + reason + " (" + attempts + (attempts == 1 ? " attempt" : " attempts")
                        + ", client request " + clientRequestId + (id == null ? "" : ", request " + id) + ")";
        return new ScoringException(
                redactor.text(message), redactor.cause(cause), answer.told(redactor), clientRequestId, attempts);
    }
}
