package io.github.azureml4j.scoring;

import io.github.azureml4j.scoring.token.RefreshingToken;
import io.github.azureml4j.scoring.token.Token;
import java.time.Duration;

/** The current token of a {@link RefreshingToken}. */
final class TokenProofs implements Proofs {

    private final RefreshingToken token;
    private volatile Proof last = Proof.NONE;

    TokenProofs(RefreshingToken token) {
        this.token = token;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // Rejecting a token is about this very instance, see RefreshingToken.
    public Proof current(Duration atMost) {
        Token current = token.get(atMost);
        Proof proof = last;
        if (proof.token() != current) {
            proof = Proof.bearer(current);
            last = proof;
        }
        return proof;
    }

    @Override
    public boolean rejected(Proof proof, Duration atMost) {
        Token rejected = proof.token();
        if (rejected != null) {
            token.invalidate(rejected);
        }
        return rejected != null;
    }

    @Override
    public long refreshes() {
        return token.refreshes();
    }
}
