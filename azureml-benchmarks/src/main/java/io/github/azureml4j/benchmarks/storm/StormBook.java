package io.github.azureml4j.benchmarks.storm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the server knows of one contestant: the tokens it gave, and what came of them. Times are its own clock's. */
final class StormBook {

    private final TokenTerms terms;
    private final Map<String, Long> expiries = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong needless = new AtomicLong();
    private final AtomicLong good = new AtomicLong();
    private final AtomicLong stale = new AtomicLong();
    private final AtomicLong unknown = new AtomicLong();
    private volatile long upAgain;
    private volatile long due;

    StormBook(TokenTerms terms) {
        this.terms = terms;
    }

    /** A token as {@code value expiresAt refreshAfter}, in milliseconds of the epoch; empty while the issuer is down. */
    String issue(long now) {
        long number = requests.incrementAndGet();
        if (now < upAgain) {
            refused.incrementAndGet();
            return "";
        }
        if (now < due) {
            needless.incrementAndGet();
        }
        long life = terms.life();
        upAgain = now + terms.down();
        due = now + terms.due();
        // As long as a JSON Web Token, which is what services compare and networks carry.
        String value = "t" + number + "x".repeat(1_400);
        expiries.put("Bearer " + value, now + life);
        return value + " " + (now + life) + " " + (terms.refreshAfter() == 0 ? 0 : now + terms.refreshAfter());
    }

    boolean accepts(String authorization, long now) {
        Long expiry = expiries.get(authorization);
        AtomicLong outcome = expiry == null ? unknown : now < expiry ? good : stale;
        outcome.incrementAndGet();
        return outcome == good;
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("tokenRequests", requests.get());
        counts.put("refusedByOutage", refused.get());
        counts.put("needless", needless.get());
        counts.put("good", good.get());
        counts.put("stale", stale.get());
        counts.put("unknown", unknown.get());
        return counts;
    }
}
