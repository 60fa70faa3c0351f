package io.github.azureml4j.core.security.preflight;

import com.azure.core.exception.AzureException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.exception.ResourceNotFoundException;
import com.azure.core.http.policy.ExponentialBackoffOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import io.github.azureml4j.auth.SignInException;
import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.security.KeyRef;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.core.security.reading.Reading;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * Keys as a vault tells of them, by its own plane, or by Resource Manager where that is closed to the caller: a firewall or a missing
 * key permission hides less there. Reads only, and only the public half.
 */
final class VaultKeys {
    private static final int TRIES = 2;

    private final Reader reader;
    private final ArmId vault;

    VaultKeys(Reader reader, ArmId vault) {
        this.reader = reader;
        this.vault = vault;
    }

    Reading<KeyFacts> read(KeyRef key) {
        try {
            return new Reading.Found<>(KeyFacts.of(client(key).getKey(key.name(), key.version())));
        } catch (ResourceNotFoundException e) {
            return new Reading.Absent<>();
        } catch (HttpResponseException e) {
            return elsewhere(key, "the vault answered " + e.getResponse().getStatusCode());
        } catch (AzureException | SignInException | IllegalStateException | UncheckedIOException e) {
            return elsewhere(key, "the vault could not be asked: " + e.getMessage());
        }
    }

    /** Whether the key is soft-deleted; false also when that cannot be read. */
    boolean isDeleted(KeyRef key) {
        try {
            client(key).getDeletedKey(key.name());
            return true;
        } catch (AzureException | SignInException | IllegalStateException | UncheckedIOException e) {
            return false;
        }
    }

    private Reading<KeyFacts> elsewhere(KeyRef key, String reason) {
        Reading<KeyFacts> facts = reader.get(vault + "/keys/" + key.name() + "/versions/" + key.version(), "2023-07-01")
                .map(KeyFacts::of);
        return facts.unread().isEmpty() ? facts : new Reading.Unread<>(reason);
    }

    private KeyClient client(KeyRef key) {
        AzureConnection azure = reader.azure();
        return new KeyClientBuilder()
                .vaultUrl(key.vaultUrl())
                .credential(azure.credential())
                .httpClient(azure.azureTransport())
                .retryPolicy(new RetryPolicy(new RetryOptions(
                        new ExponentialBackoffOptions().setMaxRetries(TRIES).setBaseDelay(Duration.ofMillis(200)))))
                .buildClient();
    }
}
