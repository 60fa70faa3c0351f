package io.github.azureml4j.scoring;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Ids that correlate and protect nothing, hence without the lock and the cost of a secure random. */
final class RequestIds {

    private RequestIds() {}

    static String next() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        long version4 = (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L;
        long variant2 = (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(version4, variant2).toString();
    }
}
