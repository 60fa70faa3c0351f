package io.github.azureml4j.local.front;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Answers that a test puts in the way of the next requests. Thread-safe. */
public final class Faults {

    private record Fault(Predicate<Exchange> applies, Supplier<Reply> reply) {}

    private final ConcurrentLinkedQueue<Fault> queue = new ConcurrentLinkedQueue<>();

    /** The next request of any kind gets this status, with ARM's error body. */
    public void next(int status) {
        next(exchange -> true, () -> scripted(status));
    }

    /** The next request to a host gets this status. */
    public void next(String host, int status) {
        next(exchange -> exchange.hostName().equals(host), () -> scripted(status));
    }

    /** The next request to a host finds its connection torn. */
    public void breakNext(String host) {
        next(exchange -> exchange.hostName().equals(host), Reply::broken);
    }

    /** The next request that fits gets this answer. */
    public void next(Predicate<Exchange> applies, Supplier<Reply> reply) {
        queue.add(new Fault(applies, reply));
    }

    Optional<Reply> next(Exchange exchange) {
        for (Fault fault : queue) {
            if (fault.applies().test(exchange) && queue.remove(fault)) {
                return Optional.of(fault.reply().get());
            }
        }
        return Optional.empty();
    }

    private static Reply scripted(int status) {
        var body = Json.object();
        body.putObject("error").put("code", "ScriptedFault").put("message", "A fault that a test asked for.");
        return Reply.json(status, body);
    }
}
