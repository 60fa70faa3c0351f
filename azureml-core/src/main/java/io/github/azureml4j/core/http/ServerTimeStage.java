package io.github.azureml4j.core.http;

import io.github.azureml4j.scoring.token.ServerClock;

/** Learns the service's time from its answers, so that the lives of tokens are judged by their issuer's clock. */
final class ServerTimeStage implements Stage {
    private final ServerClock clock;

    ServerTimeStage(ServerClock clock) {
        this.clock = clock;
    }

    @Override
    public ServiceResponse handle(Call call, Next next) {
        ServiceResponse response = next.proceed(call);
        clock.observe(response.header("Date"));
        return response;
    }
}
