package io.github.azureml4j.core.http;

import io.github.azureml4j.core.TransportException;
import io.github.azureml4j.scoring.retry.Backoff;
import io.github.azureml4j.scoring.retry.LastingFailure;
import io.github.azureml4j.scoring.retry.RetryAfter;
import io.github.azureml4j.scoring.retry.RetryBudget;
import io.github.azureml4j.scoring.retry.Sleeper;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Repeats what may be repeated: exponential pauses with full jitter, the service's own wish first, within the call's deadline and
 * the host's {@link RetryBudget}. What is not idempotent is repeated only when it provably never left, or when the service says
 * with {@code Retry-After} that it did nothing (429, 503).
 */
final class RetryStage implements Stage {
    private static final int ATTEMPTS = 10;
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

    private final Map<Origin, RetryBudget> budgets = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Sleeper sleeper;
    private final DoubleSupplier random;

    RetryStage(Clock clock, Sleeper sleeper, DoubleSupplier random) {
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
    }

    @Override
    public ServiceResponse handle(Call call, Next next) {
        Attempt attempt = attempt(call, next);
        int retries = 0;
        while (attempt.failed() && retries + 1 < ATTEMPTS && pause(call, attempt, retries)) {
            retries++;
            attempt = attempt(call, next);
        }
        if (!attempt.failed()) {
            budget(call).succeeded(retries);
        }
        return attempt.outcome();
    }

    private Attempt attempt(Call call, Next next) {
        try {
            return new Attempt(next.proceed(call), null);
        } catch (TransportException e) {
            return new Attempt(null, e);
        }
    }

    /** False when there is no further attempt to be had. */
    private boolean pause(Call call, Attempt attempt, int retries) {
        Duration asked = attempt.response == null ? null : RetryAfter.of(attempt.response::header, clock.instant());
        Duration pause = asked == null ? Backoff.TRANSIENT.before(retries + 1, random.getAsDouble()) : asked;
        boolean inTime = clock.instant().plus(pause).isBefore(call.deadline());
        if (!inTime || !mayRepeat(call, attempt, asked) || !budget(call).tryTake()) {
            return false;
        }
        Pause.of(sleeper, pause, "waiting to repeat " + call.describe());
        return true;
    }

    private static boolean mayRepeat(Call call, Attempt attempt, @Nullable Duration asked) {
        if (LastingFailure.is(attempt.broken)) {
            return false;
        }
        if (call.idempotent()) {
            return true;
        }
        if (attempt.broken != null) {
            return attempt.broken.unsent();
        }
        int status = attempt.answered().status();
        return asked != null && (status == 429 || status == 503);
    }

    private RetryBudget budget(Call call) {
        return budgets.computeIfAbsent(Origin.of(call.uri()), origin -> RetryBudget.standard());
    }

    /** An answer or the failure to get one. */
    private record Attempt(
            @Nullable ServiceResponse response, @Nullable TransportException broken) {
        boolean failed() {
            return response == null || PASSING.contains(response.status());
        }

        ServiceResponse answered() {
            if (response == null) {
                throw new IllegalStateException("no answer", broken);
            }
            return response;
        }

        ServiceResponse outcome() {
            if (broken != null) {
                throw broken;
            }
            return answered();
        }
    }
}
