package io.github.azureml4j.core.http;

import java.time.Clock;
import java.time.Duration;

/** Sets when a call must have ended, all its attempts and pauses included. */
final class DeadlineStage implements Stage {
    private final Clock clock;
    private final Duration limit;

    DeadlineStage(Clock clock, Duration limit) {
        this.clock = clock;
        this.limit = limit;
    }

    @Override
    public ServiceResponse handle(Call call, Next next) {
        return next.proceed(call.until(clock.instant().plus(limit)));
    }
}
