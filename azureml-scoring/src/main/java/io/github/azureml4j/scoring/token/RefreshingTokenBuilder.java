package io.github.azureml4j.scoring.token;

import java.time.Clock;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** Settings of a {@link RefreshingToken}. Not thread-safe; may be used again. */
public final class RefreshingTokenBuilder {

    private final TokenSource source;
    private InstantSource clock = Clock.systemUTC();
    private Executor executor = RefreshingTokenBuilder::onThreadOfItsOwn;
    private DoubleSupplier spread = () -> ThreadLocalRandom.current().nextDouble();

    RefreshingTokenBuilder(TokenSource source) {
        this.source = source;
    }

    /**
     * Time by which tokens age; a {@link ServerClock} when the issuer's time is known. Default: the system's.
     *
     * @param clock the time
     * @return this
     */
    public RefreshingTokenBuilder clock(InstantSource clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * Where fetches run. Default: a daemon thread for each, as they are hours apart.
     *
     * @param executor must not run a task on the thread that submits it, or that thread's interrupt hits all
     * @return this
     */
    public RefreshingTokenBuilder executor(Executor executor) {
        this.executor = Objects.requireNonNull(executor, "executor");
        return this;
    }

    /** Sets apart clients that started together; tests pass a constant. */
    RefreshingTokenBuilder spread(DoubleSupplier random) {
        this.spread = random;
        return this;
    }

    /** {@return the token; nothing is fetched yet} */
    public RefreshingToken build() {
        return new RefreshingToken(source, clock, executor, spread);
    }

    private static void onThreadOfItsOwn(Runnable fetch) {
        Thread thread = new Thread(fetch, "azureml4j-token");
        thread.setDaemon(true);
        thread.start();
    }
}
