package io.github.azureml4j.benchmarks;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.SimpleTokenCache;
import io.github.azureml4j.scoring.token.RefreshingToken;
import io.github.azureml4j.scoring.token.Token;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import reactor.core.publisher.Mono;

/** What it costs to ask for a token that is fresh, as every request does: ours beside azure-core's SimpleTokenCache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@Threads(2)
public class FreshTokenBenchmark {

    private static final Instant EXPIRY = Instant.parse("2999-01-01T00:00:00Z");

    private final RefreshingToken ours =
            RefreshingToken.builder(() -> new Token("t", EXPIRY, EXPIRY)).build();
    private final SimpleTokenCache peer = new SimpleTokenCache(
            () -> Mono.just(new AccessToken("t", OffsetDateTime.ofInstant(EXPIRY, ZoneOffset.UTC))));

    /** Our engine. */
    @Benchmark
    public String refreshingToken() {
        return ours.get().value();
    }

    /** The peer, waited for as a caller without Reactor has to. */
    @Benchmark
    public @Nullable String azureCoreSimpleTokenCache() {
        AccessToken token = peer.getToken().block();
        return token == null ? null : token.getToken();
    }
}
