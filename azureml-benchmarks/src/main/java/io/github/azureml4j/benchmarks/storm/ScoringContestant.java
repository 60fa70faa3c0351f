package io.github.azureml4j.benchmarks.storm;

import io.github.azureml4j.scoring.ScoringClient;
import io.github.azureml4j.scoring.ServiceAuth;
import java.net.URI;

/** This project's scoring client as it is given to users. */
final class ScoringContestant implements Contestant {

    private final ScoringClient<byte[], byte[]> client;
    private final byte[] body;

    private ScoringContestant(ScoringClient<byte[], byte[]> client, byte[] body) {
        this.client = client;
        this.body = body;
    }

    static Contestant of(URI scoring, Issuer issuer, byte[] body) {
        return new ScoringContestant(
                ScoringClient.builder(scoring, byte[].class, byte[].class)
                        .auth(ServiceAuth.serviceToken(issuer::fetch))
                        .allowCredentialOverPlainHttp()
                        .build(),
                body);
    }

    @Override
    public void call() {
        client.score(body);
    }

    @Override
    public void close() {
        client.close();
    }
}
