package io.github.azureml4j.scoring;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azureml4j.scoring.retry.RetryBudget;
import io.github.azureml4j.scoring.retry.Sleeper;
import io.github.azureml4j.scoring.token.ServerClock;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a {@link ScoringClient}. Not thread-safe; may be used again.
 *
 * @param <I> what goes in
 * @param <O> what comes out
 */
public final class ScoringClientBuilder<I, O> {

    /** As many as OkHttp's own dispatcher would run. */
    private static final int THREADS = 64;

    private final URI scoringUri;
    private final JavaType input;
    private final JavaType output;
    private ServiceAuth auth = ServiceAuth.none();
    private boolean plainHttpAllowed;
    private @Nullable String deployment;
    private Duration deadline = Duration.ofSeconds(60);
    private RetryBudget budget = RetryBudget.standard();
    private boolean idempotent = true;
    private @Nullable ProxyRoute proxy;
    private @Nullable TrustAnchors trust;
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = Sleeper.REAL;
    private ObjectMapper json = Codec.DEFAULT;
    private @Nullable Executor executor;

    ScoringClientBuilder(URI scoringUri, JavaType input, JavaType output) {
        this.scoringUri = Objects.requireNonNull(scoringUri, "scoringUri");
        this.input = input;
        this.output = output;
    }

    /**
     * How the caller proves itself. Default: not at all.
     *
     * @param auth the one form that the service takes
     * @return this
     */
    public ScoringClientBuilder<I, O> auth(ServiceAuth auth) {
        this.auth = Objects.requireNonNull(auth, "auth");
        return this;
    }

    /**
     * Allows a credential to be sent to an {@code http://} scoring URI, where everyone on the way can read it. An ACI
     * service without SSL has such a URI.
     *
     * @return this
     */
    public ScoringClientBuilder<I, O> allowCredentialOverPlainHttp() {
        this.plainHttpAllowed = true;
        return this;
    }

    /**
     * Sends all calls to one deployment of an online endpoint ({@code azureml-model-deployment}), past its traffic rules.
     *
     * @param deployment the deployment's name
     * @return this
     */
    public ScoringClientBuilder<I, O> deployment(String deployment) {
        this.deployment = deployment;
        return this;
    }

    /**
     * The time that a call may take with all its attempts, waits and token fetches. Default: 60 seconds. It should exceed
     * the service's own scoring timeout (5 seconds unless the deployment says otherwise).
     *
     * @param deadline the time; positive
     * @return this
     */
    public ScoringClientBuilder<I, O> deadline(Duration deadline) {
        this.deadline = deadline;
        return this;
    }

    /**
     * The purse that pays for retries. Default: {@link RetryBudget#standard()} for this client alone.
     *
     * @param budget the purse
     * @return this
     */
    public ScoringClientBuilder<I, O> retryBudget(RetryBudget budget) {
        this.budget = Objects.requireNonNull(budget, "budget");
        return this;
    }

    /**
     * Says that scoring has an effect, so that a second run of the same request would be wrong. A call is then repeated
     * only when no byte of it was sent, or when the service asked for it with 429 or 503 and {@code Retry-After}.
     *
     * @return this
     */
    public ScoringClientBuilder<I, O> notIdempotent() {
        this.idempotent = false;
        return this;
    }

    /**
     * Calls the service through an HTTP proxy. Default: directly, whatever the Java runtime's properties say.
     *
     * @param proxy the proxy's address
     * @return this
     */
    public ScoringClientBuilder<I, O> proxy(InetSocketAddress proxy) {
        return proxy(ProxySelector.of(proxy));
    }

    /**
     * Calls the service through an HTTP proxy that asks who is calling.
     *
     * @param proxy the proxy's address
     * @param user the user's name
     * @param password the user's password; told to the proxy alone
     * @return this
     */
    public ScoringClientBuilder<I, O> proxy(InetSocketAddress proxy, String user, String password) {
        return proxy(ProxyRoute.of(ProxySelector.of(proxy)).withAccount(proxy, user, password));
    }

    /**
     * Calls the service through the proxy that the selector names.
     *
     * @param proxy chooses a proxy for the scoring URI; a {@link ProxyRoute} brings its accounts
     * @return this
     */
    public ScoringClientBuilder<I, O> proxy(ProxySelector proxy) {
        this.proxy = ProxyRoute.of(proxy);
        return this;
    }

    /**
     * Trusts these certificates in addition to the Java runtime's authorities: for an AKS service whose certificate it
     * signed itself.
     *
     * @param certificates authorities, or the service's own certificate
     * @return this
     */
    public ScoringClientBuilder<I, O> trust(X509Certificate... certificates) {
        return trust(TrustAnchors.systemAnd(List.of(certificates)));
    }

    /**
     * Trusts exactly these anchors.
     *
     * @param trust the anchors
     * @return this
     */
    public ScoringClientBuilder<I, O> trust(TrustAnchors trust) {
        this.trust = Objects.requireNonNull(trust, "trust");
        return this;
    }

    /**
     * The local time. It is put right by the service's {@code Date} headers; a {@link ServerClock} is shared rather than
     * wrapped. Default: the system's clock.
     *
     * @param clock the time
     * @return this
     */
    public ScoringClientBuilder<I, O> clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return this;
    }

    /**
     * How to wait between attempts. Default: {@link Sleeper#REAL}.
     *
     * @param sleeper the wait, and the elapsed time by which deadlines are kept
     * @return this
     */
    public ScoringClientBuilder<I, O> sleeper(Sleeper sleeper) {
        this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
        return this;
    }

    /**
     * Writes inputs and reads results. Default: one that ignores properties it does not know.
     *
     * @param json the mapper; configured before and not after
     * @return this
     */
    public ScoringClientBuilder<I, O> json(ObjectMapper json) {
        this.json = Objects.requireNonNull(json, "json");
        return this;
    }

    /**
     * Where asynchronous calls wait for their answers, for example on virtual threads. Default: at most 64 daemon threads
     * of this client.
     *
     * @param executor is not shut down by the client
     * @return this
     */
    public ScoringClientBuilder<I, O> executor(Executor executor) {
        this.executor = Objects.requireNonNull(executor, "executor");
        return this;
    }

    /**
     * Checks the settings and makes the client. Nothing is sent.
     *
     * @return the client, to be closed
     * @throws IllegalArgumentException naming everything that is wrong
     */
    public ScoringClient<I, O> build() {
        ScoringTarget target = ScoringTarget.of(scoringUri);
        List<String> faults = target.faults(auth, plainHttpAllowed, deadline);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("scoring client: " + String.join("; ", faults));
        }
        ServerClock time = ServerClock.over(clock);
        ScoringLine line = new ScoringLine(
                http(),
                skeleton(),
                target.name(),
                Proofs.of(auth, time),
                budget,
                deadline,
                idempotent,
                time,
                sleeper,
                new LongAdder(),
                new LongAdder());
        return new ScoringClient<>(
                new Codec<>(json, input, output), line, executor == null ? new ScoringThreads(THREADS) : executor);
    }

    private OkHttpClient http() {
        ProxyRoute route = proxy == null ? ProxyRoute.of(ProxySelector.of(null)) : proxy;
        TrustAnchors anchors = trust == null ? TrustAnchors.systemAnd(List.of()) : trust;
        return new Network(route, anchors)
                .engine(OkHttpClient.class, host -> "web service")
                .newBuilder()
                // One small request at a time: HTTP/2 costs half as many bytes of garbage again and gains nothing.
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(THREADS, 1, TimeUnit.MINUTES))
                .connectTimeout(Duration.ofSeconds(10))
                // The deadline bounds reading and writing; a model may think for minutes.
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .build();
    }

    private Request skeleton() {
        Request.Builder request = new Request.Builder()
                .url(HttpUrl.get(scoringUri.toString()))
                .header("User-Agent", UserAgent.VALUE)
                .header("Accept", "application/json");
        return (deployment == null ? request : request.header("azureml-model-deployment", deployment)).build();
    }
}
