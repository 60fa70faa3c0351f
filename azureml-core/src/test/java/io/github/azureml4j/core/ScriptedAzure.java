package io.github.azureml4j.core;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.azureml4j.auth.AzureCloud;
import io.github.azureml4j.testkit.FakeClock;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Mono;

/** A cloud whose one host is a scripted server on loopback; its clock moves only when somebody sleeps. */
public final class ScriptedAzure implements AutoCloseable {
    public static final String SUBSCRIPTION = "00000000-1111-2222-3333-444444444444";
    public static final String CANARY = "canary-token-";

    private final WireMockServer server;
    private final FakeClock clock = new FakeClock();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private final List<String> claims = new CopyOnWriteArrayList<>();
    private final List<TokenRequestContext> requests = new CopyOnWriteArrayList<>();
    private final AzureMl ml;

    private ScriptedAzure(WireMockServer server, URI address) {
        this.server = server;
        this.ml = AzureMl.builder()
                .cloud(AzureCloud.PUBLIC.toBuilder()
                        .resourceManager(address.toString())
                        .applicationInsights(address.toString())
                        .build())
                .trust(RecordingWireMock.certificate())
                .credential(credential())
                .subscription(SUBSCRIPTION)
                .clock(clock)
                .sleeper(this::pause)
                .build();
    }

    /** Over a server of its own, whose traffic is made up and not recorded. */
    public static ScriptedAzure start() {
        WireMockServer server = server();
        return new ScriptedAzure(server, URI.create("https://localhost:" + server.httpsPort()));
    }

    /** Over a server whose traffic is held against the published descriptions. */
    public static ScriptedAzure on(RecordingWireMock recorded) {
        return new ScriptedAzure(recorded.wireMock(), recorded.uri());
    }

    /** An unrecorded HTTPS and HTTP server that the clients of this class trust. */
    public static WireMockServer server() {
        WireMockServer server = new WireMockServer(wireMockConfig()
                .dynamicPort()
                .dynamicHttpsPort()
                .bindAddress("127.0.0.1")
                .keystorePath(String.valueOf(RecordingWireMock.class.getResource("localhost.p12")))
                .keystoreType("PKCS12")
                .keystorePassword("testkit")
                .keyManagerPassword("testkit"));
        server.start();
        return server;
    }

    public WireMockServer wire() {
        return server;
    }

    public AzureMl ml() {
        return ml;
    }

    public String url(String path) {
        return ml.connection().cloud().resourceManager() + path;
    }

    public List<Duration> pauses() {
        return pauses;
    }

    /** How many tokens the credential has given. */
    public int tokens() {
        return tokens.get();
    }

    /** The claims that the credential was asked for. */
    public List<String> claims() {
        return claims;
    }

    /** What the credential was asked. */
    public List<TokenRequestContext> requests() {
        return requests;
    }

    public FakeClock clock() {
        return clock;
    }

    public ScriptedAzure reset() {
        server.resetAll();
        pauses.clear();
        return this;
    }

    @Override
    public void close() {
        ml.close();
        server.stop();
    }

    private void pause(Duration time) {
        pauses.add(time);
        clock.advance(time);
    }

    private TokenCredential credential() {
        return new TokenCredential() {
            @Override
            public Mono<AccessToken> getToken(TokenRequestContext request) {
                return Mono.fromSupplier(() -> getTokenSync(request));
            }

            @Override
            public AccessToken getTokenSync(TokenRequestContext request) {
                requests.add(request);
                if (request.getClaims() != null) {
                    claims.add(request.getClaims());
                }
                OffsetDateTime end = OffsetDateTime.of(2036, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
                return new AccessToken(CANARY + tokens.incrementAndGet(), end);
            }
        };
    }
}
