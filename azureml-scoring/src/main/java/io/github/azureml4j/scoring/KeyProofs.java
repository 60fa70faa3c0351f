package io.github.azureml4j.scoring;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The key that was accepted last, of one or two. */
final class KeyProofs implements Proofs {

    private final List<Proof> keys;
    private final AtomicInteger chosen = new AtomicInteger();

    KeyProofs(ServiceKeys keys) {
        Proof primary = Proof.bearer(keys.primary());
        String secondary = keys.secondary();
        this.keys = secondary == null ? List.of(primary) : List.of(primary, Proof.bearer(secondary));
    }

    @Override
    public Proof current(Duration atMost) {
        return keys.get(chosen.get());
    }

    @Override
    public boolean rejected(Proof proof, Duration atMost) {
        int index = keys.indexOf(proof);
        chosen.compareAndSet(index, (index + 1) % keys.size());
        return keys.size() > 1;
    }

    @Override
    public long refreshes() {
        return 0;
    }
}
