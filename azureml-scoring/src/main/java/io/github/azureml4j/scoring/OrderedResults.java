package io.github.azureml4j.scoring;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** Results in the order of their inputs, with at most so many calls in flight. Not thread-safe. */
final class OrderedResults<I, O> implements Iterator<O> {

    private final Iterator<? extends I> inputs;
    private final Function<I, CompletableFuture<O>> call;
    private final int parallelism;
    private final ArrayDeque<CompletableFuture<O>> inFlight = new ArrayDeque<>();

    OrderedResults(Iterator<? extends I> inputs, Function<I, CompletableFuture<O>> call, int parallelism) {
        this.inputs = inputs;
        this.call = call;
        this.parallelism = parallelism;
    }

    @Override
    public boolean hasNext() {
        return !inFlight.isEmpty() || inputs.hasNext();
    }

    @Override
    public O next() {
        fill();
        CompletableFuture<O> first = inFlight.poll();
        if (first == null) {
            throw new NoSuchElementException();
        }
        O result = await(first);
        fill();
        return result;
    }

    void cancel() {
        inFlight.forEach(call -> call.cancel(true));
        inFlight.clear();
    }

    private void fill() {
        while (inFlight.size() < parallelism && inputs.hasNext()) {
            inFlight.add(call.apply(inputs.next()));
        }
    }

    private O await(CompletableFuture<O> first) {
        try {
            return first.get();
        } catch (InterruptedException e) {
            first.cancel(true);
            cancel();
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while waiting for a result");
        } catch (ExecutionException e) {
            cancel();
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
