package io.github.azureml4j.local.arm;

/**
 * How many requests a principal may send to a subscription.
 *
 * @param reads GET and HEAD
 * @param writes PUT, PATCH and POST
 * @param deletes DELETE
 */
public record Limits(Limit reads, Limit writes, Limit deletes) {

    /**
     * As many at once as Azure's hourly limits were (contract 10.4), coming back as fast as in its token buckets of today:
     * no client is held back here that would not be there.
     */
    public static final Limits DEFAULT = new Limits(new Limit(12_000, 25), new Limit(1_200, 10), new Limit(15_000, 10));

    /**
     * One limit.
     *
     * @param requests how many at once
     * @param perSecond how many come back in a second of the emulator's clock
     */
    public record Limit(int requests, double perSecond) {

        /** Both must be positive. */
        public Limit {
            if (requests < 1 || !(perSecond > 0)) {
                throw new IllegalArgumentException(
                        "a limit wants positive numbers, not " + requests + ", " + perSecond);
            }
        }
    }

    Limit of(Kind kind) {
        return kind == Kind.READS ? reads : kind == Kind.WRITES ? writes : deletes;
    }

    /** What is counted apart. */
    enum Kind {
        READS,
        WRITES,
        DELETES;

        static Kind of(String method) {
            return switch (method) {
                case "GET", "HEAD" -> READS;
                case "DELETE" -> DELETES;
                default -> WRITES;
            };
        }
    }
}
