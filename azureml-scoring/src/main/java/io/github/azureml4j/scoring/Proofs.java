package io.github.azureml4j.scoring;

import io.github.azureml4j.scoring.token.RefreshingToken;
import java.time.Duration;
import java.time.InstantSource;

/** Where a client's proofs come from. Thread-safe. */
interface Proofs {

    /**
     * The proof to send now.
     *
     * @param atMost the longest wait for one
     * @throws io.github.azureml4j.scoring.token.TokenException when there is none
     */
    Proof current(Duration atMost);

    /**
     * Notes that the service answered 401 to this proof.
     *
     * @param atMost the longest wait for another one
     * @return whether there may be another one
     */
    boolean rejected(Proof proof, Duration atMost);

    /** How many tokens were got. */
    long refreshes();

    static Proofs of(ServiceAuth auth, InstantSource clock) {
        if (auth instanceof ServiceAuth.Key key) {
            return new KeyProofs(key.keys());
        }
        if (auth instanceof ServiceAuth.ListedKey listed) {
            return new ListedKeyProofs(listed.source(), clock);
        }
        if (auth instanceof ServiceAuth.ServiceToken service) {
            return new TokenProofs(
                    RefreshingToken.builder(service.source()).clock(clock).build());
        }
        if (auth instanceof ServiceAuth.Entra entra) {
            return new TokenProofs(
                    RefreshingToken.builder(entra.source()).clock(clock).build());
        }
        return new NoProofs();
    }
}
