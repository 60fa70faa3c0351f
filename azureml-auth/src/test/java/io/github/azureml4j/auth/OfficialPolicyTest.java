package io.github.azureml4j.auth;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.util.Context;
import io.github.azureml4j.testkit.FakeClock;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

/**
 * azure-core's own bearer policy, unmodified, with this SDK's credential: the weaknesses that it shows with credentials of
 * azure-identity are gone. Real sockets; what is counted are requests to the issuer.
 */
@Timeout(60)
class OfficialPolicyTest {

    private static final String SCOPE = AzureCloud.PUBLIC.vaultScope();
    private static final String CLAIMS = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}";

    @RegisterExtension
    static final RecordingWireMock SERVER = RecordingWireMock.httpsForCrowds();

    private final FakeClock clock = new FakeClock();
    private final Issuer issuer = new Issuer();
    private final CachedCredential credential = CachedCredential.of(issuer, clock);
    private final Transport transport =
            Transport.builder().trust(RecordingWireMock.certificate()).build();

    @BeforeEach
    void serve() {
        SERVER.wireMock().stubFor(get("/a").willReturn(ok("here")));
    }

    @AfterEach
    void close() {
        transport.close();
    }

    @ParameterizedTest
    @EnumSource
    void sixtyFourColdCallersOfOneClientCostOneToken(Way way) throws Exception {
        HttpPipeline client = client();

        assertThat(together(() -> way.send(client))).hasSize(64).containsOnly(200);

        assertThat(issuer.asked).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void sixtyFourColdClientsCostOneTokenTogether(Way way) throws Exception {
        assertThat(together(() -> way.send(client()))).hasSize(64).containsOnly(200);

        assertThat(issuer.asked).hasSize(1);
    }

    /** Every client is new, so that none serves from its own memory: all of them ask for the token that is about to end. */
    @ParameterizedTest
    @EnumSource
    void issuerThatHangsNearExpiryHoldsUpNobody(Way way) throws Exception {
        way.send(client());
        clock.advance(Duration.ofMinutes(58));
        issuer.hang();

        assertThat(together(() -> way.send(client()))).hasSize(64).containsOnly(200);

        assertThat(issuer.hanging()).isTrue();
        issuer.letGo();
        assertThat(issuer.asked).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void issuerThatFailsNearExpiryIsLeftAloneForAWhileAndFailsNobody(Way way) throws Exception {
        way.send(client());
        clock.advance(Duration.ofMinutes(59).plusSeconds(35));
        issuer.down = true;

        assertThat(together(() -> way.send(client()))).hasSize(64).containsOnly(200);

        assertThat(issuer.asked).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void claimsChallengeBringsANewTokenOnceForAllClients(Way way) throws Exception {
        List<HttpPipeline> clients = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            clients.add(client());
            way.send(clients.get(i));
        }
        reject("token-1");
        CopyOnWriteArrayList<HttpPipeline> left = new CopyOnWriteArrayList<>(clients);

        assertThat(together(() -> way.send(left.remove(0)))).hasSize(64).containsOnly(200);

        assertThat(issuer.asked).extracting(TokenRequestContext::getClaims).containsExactly(null, CLAIMS);
        assertThat(credential.token(SCOPE).get().value()).isEqualTo("token-2");
    }

    @ParameterizedTest
    @EnumSource
    void secondChallengeEndsTheCall(Way way) throws Exception {
        HttpPipeline client = client();
        way.send(client);
        reject("token-1");
        reject("token-2");

        assertThat(way.send(client)).isEqualTo(401);

        assertThat(issuer.asked).hasSize(2);
    }

    private HttpPipeline client() {
        return new HttpPipelineBuilder()
                .policies(new BearerTokenAuthenticationPolicy(credential, SCOPE))
                .httpClient(transport.azure())
                .build();
    }

    private static void reject(String token) {
        String coded = Base64.getEncoder().encodeToString(CLAIMS.getBytes(StandardCharsets.UTF_8));
        SERVER.wireMock()
                .stubFor(get("/a")
                        .withHeader("Authorization", equalTo("Bearer " + token))
                        .willReturn(aResponse()
                                .withStatus(401)
                                .withHeader(
                                        "WWW-Authenticate",
                                        "Bearer error=\"insufficient_claims\", claims=\"" + coded + "\"")));
    }

    private static List<Integer> together(Sending call) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(64);
        ExecutorService pool = Executors.newFixedThreadPool(64);
        try {
            List<Future<Integer>> futures = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                futures.add(pool.submit(() -> {
                    barrier.await(20, TimeUnit.SECONDS);
                    return call.send();
                }));
            }
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> future : futures) {
                statuses.add(future.get(30, TimeUnit.SECONDS));
            }
            return statuses;
        } finally {
            pool.shutdownNow();
        }
    }

    @FunctionalInterface
    private interface Sending {
        int send() throws Exception;
    }

    /** The two halves of every official client. */
    enum Way {
        SYNCHRONOUS {
            @Override
            int send(HttpPipeline client) {
                try (HttpResponse response = client.sendSync(request(), Context.NONE)) {
                    return response.getStatusCode();
                }
            }
        },
        ASYNCHRONOUS {
            @Override
            int send(HttpPipeline client) {
                return Objects.requireNonNull(client.send(request())
                        .flatMap(response -> response.getBodyAsString().thenReturn(response.getStatusCode()))
                        .block());
            }
        };

        abstract int send(HttpPipeline client);

        static HttpRequest request() {
            return new HttpRequest(HttpMethod.GET, SERVER.uri("/a").toString());
        }
    }

    /** Tokens of an hour that name no time of refresh, as most credentials of azure-identity give them. */
    private final class Issuer implements TokenCredential {

        final List<TokenRequestContext> asked = new CopyOnWriteArrayList<>();
        volatile boolean down;
        private volatile CountDownLatch gate = new CountDownLatch(0);

        void hang() {
            gate = new CountDownLatch(1);
        }

        boolean hanging() {
            return gate.getCount() > 0;
        }

        void letGo() {
            gate.countDown();
        }

        @Override
        public Mono<AccessToken> getToken(TokenRequestContext request) {
            return Mono.fromCallable(() -> getTokenSync(request));
        }

        @Override
        public AccessToken getTokenSync(TokenRequestContext request) {
            asked.add(request);
            try {
                assertThat(gate.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            if (down) {
                throw new IllegalStateException("issuer is down");
            }
            return new AccessToken(
                    "token-" + asked.size(),
                    clock.instant().plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC));
        }
    }
}
