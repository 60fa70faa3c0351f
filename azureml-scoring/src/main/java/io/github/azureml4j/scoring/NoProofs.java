package io.github.azureml4j.scoring;

import java.time.Duration;

/** For a service that asks for none. */
final class NoProofs implements Proofs {

    @Override
    public Proof current(Duration atMost) {
        return Proof.NONE;
    }

    @Override
    public boolean rejected(Proof proof, Duration atMost) {
        return false;
    }

    @Override
    public long refreshes() {
        return 0;
    }
}
