package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalIdentities;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.imds.MachineIdentity;
import io.github.azureml4j.scoring.token.RefreshingToken;
import io.github.azureml4j.scoring.token.Token;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each place at which a platform hands out the tokens of managed identities. */
@Timeout(60)
class ManagedIdentityOnEmulatorTest {

    private static final String ARM = "https://management.azure.com/.default";
    private static final String METADATA = "169.254.169.254";

    @TempDir
    private Path tokens;

    private final List<Duration> waits = new ArrayList<>();
    private AzureMlLocal local;
    private LocalIdentities identities;
    private Transport transport;

    @BeforeEach
    void start() {
        local = AzureMlLocal.start();
        identities = local.managedIdentities();
        transport = Transport.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .build();
    }

    @AfterEach
    void stop() {
        transport.close();
        local.close();
    }

    /** The platforms, and what the environment of a process is there. */
    enum Platform {
        VIRTUAL_MACHINE {
            @Override
            Map<String, String> variables(LocalIdentities identities, Path tokens) {
                return identities.virtualMachine();
            }
        },
        APP_SERVICE {
            @Override
            Map<String, String> variables(LocalIdentities identities, Path tokens) {
                return identities.appService();
            }
        },
        COMPUTE {
            @Override
            Map<String, String> variables(LocalIdentities identities, Path tokens) {
                return identities.azureMlCompute();
            }
        },
        ARC {
            @Override
            Map<String, String> variables(LocalIdentities identities, Path tokens) {
                return identities.arc(tokens);
            }
        };

        abstract Map<String, String> variables(LocalIdentities identities, Path tokens);
    }

    @ParameterizedTest
    @EnumSource
    void machineSignsInAsItself(Platform platform) {
        AccessToken token = token(on(platform), ARM);

        assertThat(claim(token, "oid"))
                .isEqualTo(identities.systemAssigned().orElseThrow().objectId());
        assertThat(claim(token, "aud")).isEqualTo("https://management.azure.com");
        assertThat(token.getExpiresAt().toEpochSecond()).isEqualTo(Long.parseLong(claim(token, "exp")));
        assertThat(Duration.between(Instant.now(), token.getRefreshAt()))
                .isBetween(Duration.ofHours(11), Duration.ofHours(12));
        assertThat(accepted(token)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void tokenIsNeverOutOfAMemory(Platform platform) {
        TokenCredential credential = bound(on(platform));

        AccessToken first = credential.getTokenSync(request(ARM));
        AccessToken second = credential.getTokenSync(request(ARM));
        AccessToken challenged = credential.getTokenSync(request(ARM).setClaims("{\"access_token\":{}}"));

        assertThat(List.of(first.getToken(), second.getToken(), challenged.getToken()))
                .doesNotHaveDuplicates();
    }

    @Test
    void revokedTokenIsReplaced() {
        RefreshingToken token = CachedCredential.of(bound(on(Platform.VIRTUAL_MACHINE)), InstantSource.system())
                .token(ARM);
        Token revoked = token.get();
        local.entra().revokeSessions(identities.systemAssigned().orElseThrow().objectId());
        assertThat(accepted(revoked.value())).isFalse();

        token.invalidate(revoked);

        assertThat(accepted(token.get().value())).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Platform.class,
            names = {"VIRTUAL_MACHINE", "APP_SERVICE"})
    void userAssignedIdentityIsNamedInThreeWays(Platform platform) {
        MachineIdentity named = identities.addUserAssigned("trainer");

        for (ManagedIdentity each : List.of(
                on(platform).clientId(named.clientId()),
                on(platform).objectId(named.objectId()),
                on(platform).resourceId(named.resourceId()))) {
            assertThat(claim(token(each, ARM), "oid")).isEqualTo(named.objectId());
        }
    }

    @Test
    void computeNamesIdentitiesByClientIdOnly() {
        MachineIdentity named = identities.addUserAssigned("trainer");

        assertThat(claim(token(on(identities.azureMlCompute(named)), ARM), "oid"))
                .isEqualTo(named.objectId());
        assertThat(claim(token(on(Platform.COMPUTE).clientId(named.clientId()), ARM), "oid"))
                .isEqualTo(named.objectId());
        assertUnavailable(on(Platform.COMPUTE).resourceId(named.resourceId()), "by client id only");
    }

    @Test
    void arcHasNoUserAssignedIdentities() {
        assertUnavailable(on(Platform.ARC).clientId("absent"), "the machine's own identity only");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MM/dd/yyyy HH:mm:ss xxx", "M/d/yyyy h:mm:ss a xxx"})
    void computeMayWriteItsTimesAsText(String form) {
        identities.computeExpiresOn(DateTimeFormatter.ofPattern(form, Locale.US));

        AccessToken token = token(on(Platform.COMPUTE), ARM);

        assertThat(token.getExpiresAt().toEpochSecond()).isEqualTo(Long.parseLong(claim(token, "exp")));
    }

    @Test
    void machineWithoutThatIdentityIsUnavailable() {
        assertUnavailable(on(Platform.VIRTUAL_MACHINE).clientId("absent"), "Identity not found");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 405})
    void otherCloudsMetadataServiceIsPassedOver(int status) {
        fail(METADATA, 2, () -> Reply.text(status, "text/plain", "no"));

        assertUnavailable(on(Platform.VIRTUAL_MACHINE), "but not as Azure's metadata service does");
        assertThat(waits).isEmpty();
    }

    @Test
    void resourceThatNobodyKnowsIsRefusedWithEntrasNumber() {
        assertThatThrownBy(() -> token(on(Platform.VIRTUAL_MACHINE), "https://absent.example/.default"))
                .isInstanceOfSatisfying(SignInException.class, refused -> {
                    assertThat(refused.isUnavailable()).isFalse();
                    assertThat(refused.code()).contains("AADSTS500011");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "https://management.core.windows.net//.default, https://management.core.windows.net/",
        "https://ml.azure.com/.default,                 https://ml.azure.com",
        "https://vault.azure.net,                       https://vault.azure.net",
    })
    void resourceIsTheScopeWithoutItsSuffixAndNothingElse(String scope, String resource) {
        assertThat(claim(token(on(Platform.APP_SERVICE), scope), "aud")).isEqualTo(resource);
    }

    @Test
    void tokenIsForOneScope() {
        TokenCredential credential = bound(on(Platform.APP_SERVICE));

        assertThatThrownBy(() -> credential.getTokenSync(request(ARM).addScopes("https://ml.azure.com/.default")))
                .hasMessageContaining("for one scope");
        assertThat(local.requests().entries()).isEmpty();
    }

    @Test
    void serviceIsKnockedAtOnceAndThenAsked() {
        TokenCredential credential = bound(on(Platform.VIRTUAL_MACHINE));
        credential.getTokenSync(request(ARM));
        credential.getTokenSync(request(ARM));

        assertThat(local.requests().entries())
                .extracting(entry -> entry.status())
                .containsExactly(400, 200, 200);
    }

    @ParameterizedTest
    @CsvSource({
        "404, 5, 1 2 4 8 16",
        "429, 2, 1 2",
        "500, 5, 1 2 4 8 16",
        "503, 1, 1",
        "410, 7, 10 10 10 10 10 10 10",
    })
    void serviceThatPutsOffIsAskedAgain(int status, int times, String seconds) {
        found();
        fail(METADATA, times, () -> Reply.json(status, Json.object()));

        assertThat(accepted(token(on(Platform.VIRTUAL_MACHINE), ARM))).isTrue();
        assertThat(waits).extracting(Duration::toSeconds).map(String::valueOf).containsExactly(seconds.split(" ", -1));
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "3600, 60"})
    void waitIsWhatTheServiceAsksForWithinReason(String retryAfter, long seconds) {
        found();
        fail(METADATA, 1, () -> Reply.json(429, Json.object()).header("Retry-After", retryAfter));

        token(on(Platform.VIRTUAL_MACHINE), ARM);

        assertThat(waits).containsExactly(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"500, 6", "410, 8"})
    void serviceThatNeverRecoversIsGivenUp(int status, int requests) {
        found();
        fail(METADATA, 50, () -> Reply.json(status, Json.object().put("message", "busy")));

        assertThatThrownBy(() -> token(on(Platform.VIRTUAL_MACHINE), ARM))
                .isInstanceOfSatisfying(
                        SignInException.class,
                        gone -> assertThat(gone.isUnavailable()).isFalse())
                .hasMessageContaining("answered " + status + ": busy");
        assertThat(waits).hasSize(requests - 1);
    }

    @Test
    void redirectIsNotFollowed() {
        fail("localhost", 1, () -> Reply.empty(302).header("Location", identities.metadataEndpoint() + "/elsewhere"));

        assertThatThrownBy(() -> token(on(Platform.APP_SERVICE), ARM)).hasMessageContaining("answered 302");
        assertThat(local.requests().entries()).hasSize(1);
    }

    @Test
    void falseAgentGetsNoOtherFile() throws Exception {
        Path outside = Files.writeString(Files.createTempFile("outside", ".key"), "canary");
        fail("localhost", 1, () -> Reply.empty(401).header("WWW-Authenticate", "Basic realm=" + outside));

        assertThatThrownBy(() -> token(on(Platform.ARC), ARM)).hasMessageContaining("is not a .key file");
        assertThat(local.requests().entries()).hasSize(1);
        Files.delete(outside);
    }

    @Test
    void answerWithoutATimeIsRefusedAndNotShown() {
        fail("localhost", 1, () -> Reply.ok(Json.object().put("access_token", "canary")));

        assertThatThrownBy(() -> token(on(Platform.APP_SERVICE), ARM))
                .hasMessageContaining("does not say when its token expires")
                .hasMessageNotContaining("canary");
    }

    @Test
    void absoluteTimeWinsOverTheLife() {
        Instant end = Instant.now().plus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.SECONDS);
        fail(
                "localhost",
                1,
                () -> Reply.ok(Json.object()
                        .put("access_token", "t")
                        .put("expires_in", "3600")
                        .put("expires_on", end.getEpochSecond())));

        assertThat(token(on(Platform.APP_SERVICE), ARM).getExpiresAt().toInstant())
                .isEqualTo(end);
    }

    @Test
    void lifeMayBeTextAndSayWhenToRefresh() {
        OffsetDateTime before = OffsetDateTime.now(ZoneOffset.UTC);
        fail(
                "localhost",
                1,
                () -> Reply.ok(Json.object()
                        .put("access_token", "t")
                        .put("expires_in", "3600")
                        .put("refresh_in", "1800")));

        AccessToken token = token(on(Platform.APP_SERVICE), ARM);

        assertThat(token.getExpiresAt())
                .isBetween(
                        before.plusSeconds(3600),
                        OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(3600));
        assertThat(token.getRefreshAt())
                .isBetween(
                        before.plusSeconds(1800),
                        OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(1800));
    }

    @Test
    void nobodyWhoIsNotThereIsWaitedFor() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ManagedIdentity nowhere = ManagedIdentity.of(machine(Map.of()))
                    .endpoint(URI.create("http://127.0.0.1:" + silent.getLocalPort()));
            token(on(Platform.APP_SERVICE), ARM);

            assertThat(fastest(() -> assertUnavailable(nowhere, "cannot be reached: no answer within 1000 ms")))
                    .isLessThan(Duration.ofMillis(1500));
            assertThat(waits).isEmpty();
        }
    }

    @Test
    void chainGoesOnWhereNobodyIsThere() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SignIn nowhere =
                    on(Map.of("AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://127.0.0.1:" + silent.getLocalPort()));
            SignIn secret = Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret());
            assertThat(accepted(token(secret, ARM))).isTrue();

            assertThat(fastest(() -> token(Credentials.firstOf(nowhere, secret), ARM)))
                    .isLessThan(Duration.ofMillis(1500));
        }
    }

    @Test
    void chainEndsWhereAMachineIsBroken() {
        found();
        fail(METADATA, 50, () -> Reply.json(500, Json.object().put("message", "broken")));
        SignIn secret = Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret());

        assertThatThrownBy(() -> token(Credentials.firstOf(on(Platform.VIRTUAL_MACHINE), secret), ARM))
                .hasMessageContaining("answered 500: broken");
    }

    @Test
    void diagnosisNamesThePlatformAndTheReason() {
        TokenRequestContext arm = request(ARM);
        Diagnosable absent = (Diagnosable) bound(on(Platform.VIRTUAL_MACHINE).clientId("absent"));
        Diagnosable there = (Diagnosable) bound(on(Platform.COMPUTE));

        assertThat(absent.diagnose(arm).toString())
                .contains("managedIdentity[client id absent, virtual machine metadata at http://127.0.0.1:")
                .contains("not available")
                .contains("Identity not found");
        assertThat(there.diagnose(arm).served().orElseThrow().settings())
                .contains("Azure ML compute identity endpoint");
    }

    @Test
    void outageOfAServiceThatWasThereIsNoAbsence() {
        TokenCredential credential = bound(on(Platform.VIRTUAL_MACHINE));
        credential.getTokenSync(request(ARM));
        local.faults().breakNext(METADATA);

        assertThatThrownBy(() -> credential.getTokenSync(request(ARM)))
                .isInstanceOfSatisfying(SignInException.class, gone -> {
                    assertThat(gone.isUnavailable()).isFalse();
                    assertThat(gone.isTransient()).isTrue();
                })
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void closedPortIsUnavailableAtOnce() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertUnavailable(
                on(Map.of("MSI_ENDPOINT", "http://127.0.0.1:" + port, "MSI_SECRET", "s")), "cannot be reached");
    }

    private ManagedIdentity on(Platform platform) {
        return on(platform.variables(identities, tokens));
    }

    private ManagedIdentity on(Map<String, String> variables) {
        return ManagedIdentity.of(machine(variables));
    }

    private Machine machine(Map<String, String> variables) {
        return new Machine(new Variables(variables), tokens, waits::add, InstantSource.system());
    }

    private TokenCredential bound(SignIn signIn) {
        return signIn.bind(AzureCloud.PUBLIC, transport.azure());
    }

    private AccessToken token(SignIn signIn, String scope) {
        return bound(signIn).getTokenSync(request(scope));
    }

    private static TokenRequestContext request(String scope) {
        return new TokenRequestContext().addScopes(scope);
    }

    /** Faults are for what comes after the knock. */
    private void found() {
        local.faults().next(METADATA, 400);
    }

    private void fail(String host, int times, Supplier<Reply> reply) {
        for (int i = 0; i < times; i++) {
            local.faults().next(exchange -> exchange.hostName().equals(host), reply);
        }
    }

    private void assertUnavailable(ManagedIdentity identity, String why) {
        assertThatThrownBy(() -> token(identity, ARM))
                .isInstanceOfSatisfying(
                        SignInException.class,
                        gone -> assertThat(gone.isUnavailable()).isTrue())
                .hasMessageContaining(why);
    }

    /** Of three, since this machine may be busy with something else. */
    private static Duration fastest(Runnable work) {
        return Stream.generate(() -> {
                    long began = System.nanoTime();
                    work.run();
                    return Duration.ofNanos(System.nanoTime() - began);
                })
                .limit(3)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private boolean accepted(AccessToken token) {
        return accepted(token.getToken());
    }

    private boolean accepted(String token) {
        HttpRequest subscriptions = new HttpRequest(
                        HttpMethod.GET, "https://management.azure.com/subscriptions?api-version=2022-12-01")
                .setHeader(HttpHeaderName.AUTHORIZATION, "Bearer " + token);
        try (HttpResponse response = transport.azure().sendSync(subscriptions, Context.NONE)) {
            return response.getStatusCode() == 200;
        }
    }

    private static String claim(AccessToken token, String name) {
        byte[] claims = Base64.getUrlDecoder().decode(token.getToken().split("\\.", -1)[1]);
        return Json.parse(claims).path(name).asText();
    }
}
