package io.github.azureml4j.core.run;

import io.github.azureml4j.auth.CachedCredential;
import io.github.azureml4j.auth.Transport;
import io.github.azureml4j.core.http.Pipeline;
import io.github.azureml4j.scoring.retry.Sleeper;
import io.github.azureml4j.scoring.token.ServerClock;
import java.time.Clock;
import reactor.core.publisher.Mono;

/**
 * The way from inside a run to its service. It signs in with nothing but the run token, so that no class of azure-identity
 * is loaded and a short program does not wait for it.
 */
final class RunTransport implements AutoCloseable {

    private final Transport transport;
    private final Clock local;
    private final ServerClock clock;

    RunTransport(Transport transport, Clock local) {
        this.transport = transport;
        this.local = local;
        this.clock = ServerClock.over(local);
    }

    ServerClock clock() {
        return clock;
    }

    RunService service(RunEnvironment run) {
        CachedCredential none = CachedCredential.of(
                request -> Mono.error(new IllegalStateException("inside a run only the run token signs in")), clock);
        Pipeline pipeline = new Pipeline(transport, none, clock, local, Sleeper.REAL);
        return new RunService(run, pipeline.plane(run.service(), null), clock);
    }

    @Override
    public void close() {
        transport.close();
    }
}
