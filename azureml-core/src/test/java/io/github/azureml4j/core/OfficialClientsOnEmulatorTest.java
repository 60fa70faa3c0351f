package io.github.azureml4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.credential.TokenRequestContext;
import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.models.CreateEcKeyOptions;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobStorageException;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.local.AzureMlLocal;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Microsoft's clients of key vaults and blobs, unmodified, with the connection's credential. */
@Timeout(120)
class OfficialClientsOnEmulatorTest {

    private static AzureMlLocal local;
    private static String vault;
    private static String account;

    private AzureMl ml;

    @BeforeAll
    static void furnish() {
        local = AzureMlLocal.builder().operationTime(Duration.ZERO).start();
        try (AzureMl first = connect()) {
            first.resourceGroups().create("rg", "eastus2");
            vault = first.keyVaults()
                    .begin("kv-official", "rg", "eastus2")
                    .await(Duration.ofMinutes(1))
                    .vaultUri()
                    .toString();
            keys(first).createEcKey(new CreateEcKeyOptions("key"));
            Workspace workspace = Workspace.create()
                    .name("official")
                    .resourceGroup("rg")
                    .location("eastus2")
                    .begin(first)
                    .await(Duration.ofMinutes(1));
            account = workspace.datastores().getDefault().account();
        }
    }

    @BeforeEach
    void startCold() {
        ml = connect();
    }

    @AfterAll
    static void close() {
        local.close();
    }

    @Test
    void sixtyFourColdVaultClientsCostOneToken() throws Exception {
        long before = tokens();

        assertThat(together(() -> keys(ml).getKey("key").getName())).hasSize(64).containsOnly("key");

        assertThat(tokens() - before).isEqualTo(1);
    }

    /** An owner has no data role, so that the answer is 403: the token was good, its holder may not. */
    @Test
    void sixtyFourColdBlobClientsCostOneToken() throws Exception {
        long before = tokens();

        assertThat(together(this::refusedByStorage)).hasSize(64).containsOnly(403);

        assertThat(tokens() - before).isEqualTo(1);
    }

    @Test
    void revocationCostsVaultClientsOneTokenTogether() throws Exception {
        KeyClient lasting = keys(ml);
        lasting.getKey("key");
        long before = tokens();

        local.entra().revokeSessions(callersId());
        assertThat(lasting.getKey("key").getName()).isEqualTo("key");
        assertThat(together(() -> keys(ml).getKey("key").getName())).hasSize(64).containsOnly("key");

        // One for Resource Manager, whose token told who the caller is; one for the vault.
        assertThat(tokens() - before).isEqualTo(2);
    }

    private int refusedByStorage() {
        return catchThrowableOfType(
                        BlobStorageException.class,
                        () -> new BlobServiceClientBuilder()
                                .endpoint("https://" + account + ".blob.core.windows.net")
                                .credential(ml.connection().credential())
                                .httpClient(ml.connection().azureTransport())
                                .buildClient()
                                .getBlobContainerClient("azureml")
                                .getBlobClient("any")
                                .getProperties())
                .getStatusCode();
    }

    private String callersId() throws IOException {
        String token = ml.connection()
                .credential()
                .getTokenSync(new TokenRequestContext()
                        .addScopes(ml.connection().cloud().resourceManagerScope()))
                .getToken();
        return Json.mapper()
                .readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]))
                .path("oid")
                .asText();
    }

    private static long tokens() {
        return local.requests().entries().stream()
                .filter(entry -> "Entra_TokenV2".equals(entry.operationId()))
                .count();
    }

    private static AzureMl connect() {
        return AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
                .subscription(local.subscriptionId())
                .build();
    }

    private static KeyClient keys(AzureMl ml) {
        return new KeyClientBuilder()
                .vaultUrl(vault)
                .credential(ml.connection().credential())
                .httpClient(ml.connection().azureTransport())
                .buildClient();
    }

    private static <T> List<T> together(Callable<T> call) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(64);
        ExecutorService pool = Executors.newFixedThreadPool(64);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                futures.add(pool.submit(() -> {
                    barrier.await(20, TimeUnit.SECONDS);
                    return call.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(60, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
