package io.github.azureml4j.scoring;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.io.IOException;
import java.net.URI;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Calls one web service: an ACI or AKS service, or an online endpoint. One client serves any number of threads and keeps
 * their connections, so make one for each service and close it in the end.
 *
 * <p>A call is one {@code POST} of JSON. Tokens are fetched, kept fresh and replaced after a 401 without the caller; 429,
 * 502, 503, 504 and broken connections are repeated with jittered waits within the call's deadline and the client's
 * budget of retries. The credential goes to the scoring URI's origin and nowhere else: redirects are refused.
 *
 * <pre>{@code
 * try (ScoringClient<Row, Verdict> scorer = ScoringClient.builder(scoringUri, Row.class, Verdict.class)
 *         .auth(ServiceAuth.key(keys)).build()) {
 *     Verdict verdict = scorer.score(row);
 *     List<Verdict> all = scorer.scoreAll(rows, 16).toList();
 * }
 * }</pre>
 *
 * @param <I> what goes in; {@code byte[]} is sent as it is, as JSON that was written before
 * @param <O> what comes out; {@code byte[]} is the answer's JSON as it was received
 */
public final class ScoringClient<I, O> implements AutoCloseable {

    private final Codec<I, O> codec;
    private final ScoringLine line;
    private final Executor executor;
    private final LongAdder calls = new LongAdder();
    private final LongAdder failures = new LongAdder();

    ScoringClient(Codec<I, O> codec, ScoringLine line, Executor executor) {
        this.codec = codec;
        this.line = line;
        this.executor = executor;
    }

    /**
     * Begins a client.
     *
     * @param scoringUri the {@code scoringUri} of the service's record
     * @param input the class of the inputs
     * @param output the class of the results
     * @param <I> the type of the inputs
     * @param <O> the type of the results
     * @return a builder
     */
    public static <I, O> ScoringClientBuilder<I, O> builder(URI scoringUri, Class<I> input, Class<O> output) {
        TypeFactory types = TypeFactory.defaultInstance();
        return new ScoringClientBuilder<>(scoringUri, types.constructType(input), types.constructType(output));
    }

    /**
     * Begins a client whose types have type arguments.
     *
     * @param scoringUri the {@code scoringUri} of the service's record
     * @param input the type of the inputs, as in {@code new TypeReference<List<Row>>() {}}
     * @param output the type of the results
     * @param <I> the type of the inputs
     * @param <O> the type of the results
     * @return a builder
     */
    public static <I, O> ScoringClientBuilder<I, O> builder(
            URI scoringUri, TypeReference<I> input, TypeReference<O> output) {
        TypeFactory types = TypeFactory.defaultInstance();
        return new ScoringClientBuilder<>(scoringUri, types.constructType(input), types.constructType(output));
    }

    /**
     * Scores one input, waiting for the result.
     *
     * @param input the input
     * @return the result
     * @throws ScoringException when the service gave none within the deadline
     * @throws IllegalArgumentException when the input cannot be written as JSON
     */
    public O score(I input) {
        return score(new ScoringCall(line, codec.write(input)));
    }

    /**
     * Scores one input on another thread. Cancelling the future ends the request.
     *
     * @param input the input, written as JSON before this method returns
     * @return the result to come; fails as {@link #score} does
     */
    public CompletableFuture<O> scoreAsync(I input) {
        byte[] body = codec.write(input);
        CompletableFuture<O> result = new CompletableFuture<>();
        LateCall call = new LateCall();
        FutureTask<Void> task = new FutureTask<>(() -> complete(result, call.begin(new ScoringCall(line, body))), null);
        var unused = result.whenComplete((done, thrown) -> {
            if (result.isCancelled()) {
                call.cancel();
                task.cancel(true);
            }
        });
        executor.execute(task);
        return result;
    }

    /**
     * Scores many inputs. The stream is lazy: a call begins when fewer than {@code parallelism} are in flight and results
     * are being taken. Results have the order of the inputs. The first failure ends the stream with its exception and
     * cancels what is in flight; so does closing the stream.
     *
     * @param inputs the inputs, iterated once
     * @param parallelism how many calls are in flight at most, at least 1; the client's executor may allow fewer
     * @return the results
     */
    public Stream<O> scoreAll(Iterable<? extends I> inputs, int parallelism) {
        return results(inputs.iterator(), parallelism);
    }

    /**
     * Scores a stream of inputs, see {@link #scoreAll(Iterable, int)}.
     *
     * @param inputs the inputs; closed with the results
     * @param parallelism how many calls are in flight at most, at least 1
     * @return the results
     */
    public Stream<O> scoreAll(Stream<? extends I> inputs, int parallelism) {
        return results(inputs.iterator(), parallelism).onClose(inputs::close);
    }

    /** {@return what this client has done so far} */
    public ScoringStats stats() {
        return new ScoringStats(
                calls.sum(),
                line.requests().sum(),
                line.retries().sum(),
                failures.sum(),
                line.proofs().refreshes());
    }

    /** Ends idle connections and the client's own threads. Calls in flight are let finish. */
    @Override
    public void close() {
        if (executor instanceof ScoringThreads own) {
            own.shutdown();
        }
        line.http().connectionPool().evictAll();
    }

    @Override
    public String toString() {
        return "ScoringClient[" + line.name() + "]";
    }

    private Stream<O> results(Iterator<? extends I> inputs, int parallelism) {
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism is " + parallelism + " but must be at least 1");
        }
        OrderedResults<I, O> results = new OrderedResults<>(inputs, this::scoreAsync, parallelism);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(results, Spliterator.ORDERED), false)
                .onClose(results::cancel);
    }

    private O score(ScoringCall call) {
        calls.increment();
        boolean scored = false;
        try {
            O result = codec.read(call.send());
            scored = true;
            return result;
        } catch (IOException notJson) {
            throw call.unreadable(notJson);
        } finally {
            if (!scored) {
                failures.increment();
            }
        }
    }

    private void complete(CompletableFuture<O> result, ScoringCall call) {
        try {
            result.complete(score(call));
        } catch (Throwable thrown) {
            result.completeExceptionally(thrown);
        }
    }
}
