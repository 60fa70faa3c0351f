package io.github.azureml4j.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.TokenRequestContext;
import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.models.CreateEcKeyOptions;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azureml4j.auth.CachedCredential;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.deploy.aci.AciDeployConfig;
import io.github.azureml4j.deploy.aks.AksDeployConfig;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.scoring.ScoringClient;
import io.github.azureml4j.scoring.ScoringStats;
import io.github.azureml4j.scoring.token.RefreshingToken;
import io.github.azureml4j.testkit.FakeClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day in the life of a client, in virtual time: every ten minutes it calls Resource Manager, the region host, a key vault
 * and two web services. Entra's tokens live two hours and are to be refreshed after 62 minutes, so that the call 70 minutes
 * after the last refresh makes the next; the web service's live 48 minutes, so that each fourth call does. At 5:00 all
 * sessions are revoked, from 10:00 to 11:00 Entra is down, and at 12:00 a key is regenerated.
 */
class DayOfTokensOnEmulatorTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final int REVOCATION = 5 * 60;
    private static final int OUTAGE = 10 * 60;
    private static final int OUTAGE_ENDS = 11 * 60;
    private static final int REGENERATION = 12 * 60;

    /** 0:00 to 4:40 every 70 minutes, 5:00 after the revocation, 6:10 to 9:40, 11:00 after the outage, 12:10 to 23:50. */
    private static final int TOKENS_OF_A_SCOPE = 5 + 1 + 4 + 1 + 11;

    private static final String PROGRAM = """
            import com.sun.net.httpserver.HttpServer;
            class Score {
              public static void main(String[] args) throws java.io.IOException {
                System.setProperty("sun.net.httpserver.nodelay", "true"); // else each answer waits 40 ms for an ACK
                int port = Integer.parseInt(System.getenv("PORT"));
                HttpServer server = HttpServer.create(new java.net.InetSocketAddress("127.0.0.1", port), 0);
                server.createContext("/", exchange -> {
                  byte[] body = exchange.getRequestBody().readAllBytes();
                  exchange.getResponseHeaders().set("Content-Type", "application/json");
                  exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
                  exchange.getResponseBody().write(body);
                  exchange.close();
                });
                server.start();
              }
            }
            """;

    @TempDir
    static Path directory;

    private static AzureMlLocal local;
    private static Workspace workspace;
    private static String vault;

    private final AzureMl ml = connect();
    private final CachedCredential credential =
            CachedCredential.of(ml.connection().credential(), local.clock());
    private final RefreshingToken arm = credential.token(ml.connection().cloud().resourceManagerScope());
    private final RefreshingToken vaults = credential.token(new TokenRequestContext()
            .addScopes(ml.connection().cloud().vaultScope())
            .setTenantId(local.tenantId())
            .setCaeEnabled(true));

    @BeforeAll
    @Timeout(180)
    static void furnish() throws IOException {
        local = AzureMlLocal.builder()
                .clock(new FakeClock(Instant.now().truncatedTo(ChronoUnit.SECONDS)))
                .operationTime(Duration.ZERO)
                .serviceTokenLifetime(Duration.ofMinutes(48))
                .start();
        Files.writeString(directory.resolve("Score.java"), PROGRAM);
        try (AzureMl ml = connect()) {
            ml.resourceGroups().create("rg-day", "eastus2");
            workspace = Workspace.create()
                    .name("day")
                    .resourceGroup("rg-day")
                    .location("eastus2")
                    .begin(ml)
                    .await(PATIENCE);
            vault = ml.keyVaults()
                    .begin("kv-day", "rg-day", "eastus2")
                    .await(PATIENCE)
                    .vaultUri()
                    .toString();
            keys(ml).createEcKey(new CreateEcKeyOptions("key"));
            workspace.environments().register("java", "17").image("jdk:17").submit();
            workspace.computes().aks("aks").begin().await(PATIENCE);
            deploy("by-token", AksDeployConfig.on("aks").tokenAuth().build());
            deploy("by-key", AciDeployConfig.builder().keyAuth(true).build());
        }
        local.entra().tokenLifetime(Duration.ofHours(2));
        local.entra().refreshIn(Duration.ofMinutes(62));
        // MSAL reckons by this machine's clock: a day ahead of it nobody can take one for the other.
        local.clock().advance(Duration.ofDays(1));
    }

    @AfterAll
    static void close() {
        local.close();
    }

    /** The time limit is for machines with other things to do. */
    @Test
    @Timeout(60)
    void noCallFailsAndNoTokenIsAskedForTwice() {
        long tokensBefore = answered("Entra_TokenV2", 200);
        long listingsBefore = answered("Services_ListServiceKeys", 200);
        Workspace today = ml.workspaces().get("rg-day", "day");
        Webservice byKey = Webservices.in(today).get("by-key");
        try (ScoringClient<Double, Double> token = scorer(Webservices.in(today).get("by-token"));
                ScoringClient<Double, Double> key = scorer(byKey)) {
            Due armDue = new Due(arm::refreshes, 70);
            Due vaultDue = new Due(vaults::refreshes, 70);
            Due serviceDue = new Due(() -> token.stats().tokenRefreshes(), 40);
            for (int minute = 0; minute < 24 * 60; minute += 10) {
                happen(minute, byKey);
                ml.workspaces().get("rg-day", "day");
                Webservices.in(today).get("by-token");
                keys(ml).getKey("key");
                assertThat(token.score((double) minute)).isEqualTo(minute);
                assertThat(key.score((double) minute)).isEqualTo(minute);
                armDue.settle(minute);
                vaultDue.settle(minute);
                serviceDue.settle(minute);
                local.clock().advance(STEP);
            }
            assertThat(arm.refreshes()).isEqualTo(TOKENS_OF_A_SCOPE);
            assertThat(vaults.refreshes()).isEqualTo(TOKENS_OF_A_SCOPE);
            assertThat(answered("Entra_TokenV2", 200) - tokensBefore).isEqualTo(2 * TOKENS_OF_A_SCOPE);
            assertThat(token.stats()).isEqualTo(new ScoringStats(144, 144, 0, 0, 36));
            assertThat(key.stats()).isEqualTo(new ScoringStats(144, 145, 0, 0, 0));
            assertThat(answered("Services_ListServiceKeys", 200) - listingsBefore)
                    .isEqualTo(2);
        } finally {
            ml.close();
        }
    }

    private void happen(int minute, Webservice byKey) {
        if (minute == REVOCATION) {
            local.entra().revokeSessions(callersId());
        } else if (minute == OUTAGE) {
            Instant end = local.clock().instant().plus(Duration.ofMinutes(OUTAGE_ENDS - OUTAGE));
            for (int request = 0; request < 100; request++) {
                local.faults()
                        .next(
                                exchange -> exchange.hostName().startsWith("login.")
                                        && exchange.now().isBefore(end),
                                () -> Reply.empty(503));
            }
        } else if (minute == REGENERATION) {
            byKey.regenerateKey(KeyType.PRIMARY);
        }
    }

    /** Waits in real time for a refresh that is due in virtual time, before that goes on. */
    private static final class Due {

        private final LongSupplier refreshes;
        private final int every;
        private long seen;
        private int last;

        Due(LongSupplier refreshes, int every) {
            this.refreshes = refreshes;
            this.every = every;
            this.seen = refreshes.getAsLong();
        }

        void settle(int minute) {
            boolean down = minute >= OUTAGE && minute < OUTAGE_ENDS && every == 70;
            while (minute - last >= every && !down && refreshes.getAsLong() == seen) {
                Thread.onSpinWait();
            }
            if (refreshes.getAsLong() > seen) {
                seen = refreshes.getAsLong();
                last = minute;
            }
        }
    }

    private String callersId() {
        try {
            byte[] claims = Base64.getUrlDecoder().decode(arm.get().value().split("\\.", -1)[1]);
            return new ObjectMapper().readTree(claims).path("oid").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long answered(String operation, int status) {
        return local.requests().entries().stream()
                .filter(entry -> operation.equals(entry.operationId()) && entry.status() == status)
                .count();
    }

    private static AzureMl connect() {
        return AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
                .subscription(local.subscriptionId())
                .clock(local.clock())
                .build();
    }

    /** A new client each time: one that lasted would keep its token by this machine's clock. */
    private static KeyClient keys(AzureMl ml) {
        return new KeyClientBuilder()
                .vaultUrl(vault)
                .credential(ml.connection().credential())
                .httpClient(ml.connection().azureTransport())
                .buildClient();
    }

    private static void deploy(String name, DeployConfig config) {
        InferenceConfig echo = InferenceConfig.entryScript("Score.java")
                .sourceDirectory(directory)
                .environment("java:17")
                .build();
        Webservices.in(workspace).deploy(name, echo, List.of(), config).await(PATIENCE);
    }

    private static ScoringClient<Double, Double> scorer(Webservice service) {
        return service.scorerBuilder(Double.class, Double.class)
                .allowCredentialOverPlainHttp()
                .build();
    }
}
