package io.github.azureml4j.local.arm;

import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Meter;
import io.github.azureml4j.local.front.Reply;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts reads, writes and deletes by principal and subscription, and refuses what is too much. Thread-safe. */
final class Throttle implements Meter {

    private final Map<Key, TokenBucket> buckets = new ConcurrentHashMap<>();
    private volatile Limits limits = Limits.DEFAULT;

    /** From now on; what was counted before is forgotten. */
    void limit(Limits changed) {
        limits = changed;
        buckets.clear();
    }

    @Override
    public void count(Exchange exchange) {
        Key key = Key.of(exchange);
        TokenBucket bucket = bucket(key, exchange.now());
        if (key.principal().isEmpty() || bucket.take(exchange.now())) {
            return;
        }
        long seconds = bucket.secondsToNext(exchange.now());
        throw new LocalError(
                        429,
                        "SubscriptionRequestsThrottled",
                        "Number of '" + key.word() + "' requests for subscription '" + key.subscription() + "' actor '"
                                + key.principal() + "' exceeded. Please try again after '" + seconds
                                + "' seconds after additional tokens are available. Refer to"
                                + " https://aka.ms/arm-throttling for additional information.",
                        null)
                .header("Retry-After", String.valueOf(seconds));
    }

    @Override
    public void tell(Exchange exchange, Reply reply) {
        Key key = Key.of(exchange);
        if (!key.principal().isEmpty()) {
            int left = bucket(key, exchange.now()).left(exchange.now());
            reply.header(key.header(), String.valueOf(left));
        }
    }

    private TokenBucket bucket(Key key, Instant now) {
        return buckets.computeIfAbsent(key, fresh -> new TokenBucket(limits.of(fresh.kind()), now));
    }

    /** What has a bucket of its own; requests outside of subscriptions count for the tenant. */
    private record Key(String principal, String subscription, Limits.Kind kind) {

        static Key of(Exchange exchange) {
            return new Key(
                    exchange.caller().objectId(),
                    ArmPath.of(exchange.rawPath()).subscription().toLowerCase(Locale.ROOT),
                    Limits.Kind.of(exchange.method()));
        }

        String word() {
            return kind.name().toLowerCase(Locale.ROOT);
        }

        String header() {
            return "x-ms-ratelimit-remaining-" + (subscription.isEmpty() ? "tenant-" : "subscription-") + word();
        }
    }
}
