package io.github.azureml4j.core.http;

import io.github.azureml4j.auth.CachedCredential;
import io.github.azureml4j.auth.Transport;
import io.github.azureml4j.core.audit.AuditJournal;
import io.github.azureml4j.scoring.retry.Sleeper;
import io.github.azureml4j.scoring.token.ServerClock;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The way that every request takes, on every plane. Immutable, thread-safe; shares the transport's connections. */
public final class Pipeline {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Transport transport;
    private final CachedCredential credential;
    private final Clock clock;
    private final ServerClock serverClock;
    private final Sleeper sleeper;
    private final DoubleSupplier random;
    private final @Nullable AuditJournal journal;
    private final Stage.Next entrance;

    /**
     * A pipeline.
     *
     * @param transport the way out: proxy, trust, connections
     * @param credential the caller's tokens
     * @param serverClock time as the service tells it; its answers are fed to it
     * @param clock the time that deadlines are measured by
     * @param sleeper how pauses are made
     */
    public Pipeline(
            Transport transport, CachedCredential credential, ServerClock serverClock, Clock clock, Sleeper sleeper) {
        this(transport, credential, serverClock, clock, sleeper, (AuditJournal) null);
    }

    /**
     * A pipeline that journals what it changes.
     *
     * @param transport the way out: proxy, trust, connections
     * @param credential the caller's tokens
     * @param serverClock time as the service tells it; its answers are fed to it
     * @param clock the time that deadlines are measured by
     * @param sleeper how pauses are made
     * @param journal where changes are written down, or null
     */
    public Pipeline(
            Transport transport,
            CachedCredential credential,
            ServerClock serverClock,
            Clock clock,
            Sleeper sleeper,
            @Nullable AuditJournal journal) {
        this(
                transport,
                credential,
                serverClock,
                clock,
                sleeper,
                () -> ThreadLocalRandom.current().nextDouble(),
                journal);
    }

    Pipeline(
            Transport transport,
            CachedCredential credential,
            ServerClock serverClock,
            Clock clock,
            Sleeper sleeper,
            DoubleSupplier random) {
        this(transport, credential, serverClock, clock, sleeper, random, null);
    }

    private Pipeline(
            Transport transport,
            CachedCredential credential,
            ServerClock serverClock,
            Clock clock,
            Sleeper sleeper,
            DoubleSupplier random,
            @Nullable AuditJournal journal) {
        this.transport = transport;
        this.credential = credential;
        this.serverClock = serverClock;
        this.clock = clock;
        this.sleeper = sleeper;
        this.random = random;
        this.journal = journal;
        this.entrance = chain(stages(), 0);
    }

    /** The whole trip of a request, first to last. */
    private List<Stage> stages() {
        return List.of(
                new UserAgentStage(),
                new RegistrationStage(sleeper),
                new RequestIdStage(),
                new AuditStage(journal, credential, clock),
                new DeadlineStage(clock, LIMIT),
                new RedirectStage(),
                new RetryStage(clock, sleeper, random),
                new MovedHostStage(LIMIT),
                new OriginFence(),
                new AuthStage(credential, clock),
                new ServerTimeStage(serverClock),
                new RedactedLogStage(),
                new TransportStage(transport.unwrap(OkHttpClient.class), clock));
    }

    /**
     * A plane reached through this pipeline. Its credential belongs to the origin of the base alone.
     *
     * @param base the address that paths are appended to
     * @param scope the token audience, or null for requests without sign-in
     */
    public ServiceClient plane(URI base, @Nullable String scope) {
        return plane(base, scope, null);
    }

    /**
     * A plane whose host may change while its callers live. Its credential belongs to the origin of the present base alone.
     *
     * @param place where it is; asked now and again with each request
     * @param scope the token audience
     */
    public ServiceClient plane(Whereabouts place, String scope) {
        return plane(place.current(), scope, place);
    }

    private ServiceClient plane(URI base, @Nullable String scope, @Nullable Whereabouts place) {
        String address = base.toString();
        URI bare = address.endsWith("/") ? URI.create(address.substring(0, address.length() - 1)) : base;
        return new ServiceClient(this, bare, new Access(Set.of(Origin.of(bare)), scope, place), null);
    }

    ServiceResponse send(Call call) {
        ServiceResponse response = entrance.proceed(call);
        if (response.status() >= 300 && response.status() != 304) {
            throw Refusals.of(response, clock);
        }
        return response;
    }

    private static Stage.Next chain(List<Stage> stages, int from) {
        if (from == stages.size()) {
            return call -> {
                throw new IllegalStateException("the transport is the last stage");
            };
        }
        Stage stage = stages.get(from);
        Stage.Next rest = chain(stages, from + 1);
        return call -> stage.handle(call, rest);
    }
}
