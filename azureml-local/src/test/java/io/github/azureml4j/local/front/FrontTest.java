package io.github.azureml4j.local.front;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.http.Headers;
import io.github.azureml4j.local.http.HttpReply;
import io.github.azureml4j.local.http.HttpRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrontTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    };
    private final RouteTable table = new RouteTable();
    private final LongOperations operations = new LongOperations(clock, Ids.seeded(1), Duration.ofSeconds(5));
    private final Faults faults = new Faults();
    private final Journal journal = new Journal(TrafficRecorder.off());
    private final Front front = new Front(table, clock, Ids.seeded(2), operations, faults, journal);

    @BeforeEach
    void declare() {
        table.on(Hosts.ARM)
                .contract(Contract.unpublished("2024-04-01"))
                .get("/things/{name}", "Things_Get", x -> Reply.ok(Json.object().put("name", x.path("name"))))
                .get(
                        "/things/special",
                        "Things_Special",
                        x -> Reply.ok(Json.object().put("special", true)))
                .get("/missing", "Things_Missing", x -> {
                    throw LocalError.notFound("ThingNotFound", "no such thing");
                })
                .get("/defect", "Things_Defect", x -> {
                    throw new IllegalStateException("a bug");
                });
        table.existing(Hosts.VAULT, host -> "made".equals(host.variable("vault")));
    }

    @Test
    void moreLiteralRouteWins() throws IOException {
        assertThat(get("/things/special").path("special").asBoolean()).isTrue();
        assertThat(get("/things/other").path("name").asText()).isEqualTo("other");
    }

    @Test
    void unknownPathAnswers501AndNamesItAndTheNearestRoute() throws IOException {
        HttpReply reply = front.handle(request("GET", "/things/a/b", "api-version=2024-04-01"));
        assertThat(reply.status()).isEqualTo(501);
        assertThat(body(reply).path("error").path("message").asText())
                .contains("GET management.azure.com/things/a/b (api-version 2024-04-01)")
                .contains("/things/");
        assertThat(journal.entries()).singleElement().matches(entry -> entry.operationId() == null);
    }

    @Test
    void pathThatCannotBeDecodedIsTheClientsFault() {
        assertThat(front.handle(request("GET", "/things/%zz", "api-version=2024-04-01"))
                        .status())
                .isEqualTo(400);
        assertThat(front.handle(request("GET", "/things/a", "api-version=2024-04-01&x=%zz"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void clientWithoutAProxyIsSentBackTheWayItCame() throws IOException {
        table.on(Hosts.ARM)
                .get(
                        "/subscriptions/{sub}",
                        "Things_Origin",
                        x -> Reply.ok(Json.object().put("origin", x.origin())));
        HttpRequest direct = new HttpRequest(
                "GET",
                "https",
                "localhost",
                "/subscriptions/s",
                "",
                new Headers().add("Host", "localhost:8443"),
                new ByteArrayInputStream(new byte[0]));

        assertThat(body(front.handle(direct)).path("origin").asText())
                .isEqualTo("https://localhost:8443/management.azure.com");
        assertThat(get("/subscriptions/s").path("origin").asText()).isEqualTo("https://management.azure.com");
    }

    @Test
    void unknownPathAnswersInTheFormOfItsPlane() throws IOException {
        table.on(Hosts.REGION).errors(ErrorForm.DATA_PLANE).get("/history/runs", "Runs_List", x -> Reply.empty(200));
        HttpRequest request = new HttpRequest(
                "GET",
                "https",
                "eastus.api.azureml.ms",
                "/history/x",
                "",
                new Headers(),
                new ByteArrayInputStream(new byte[0]));

        assertThat(body(front.handle(request)).at("/error/innerError/code").asText())
                .isEqualTo("NotImplemented");
    }

    @Test
    void knownPathWithAnotherVerbIsNotImplementedEither() {
        assertThat(front.handle(request("DELETE", "/things/a", "api-version=2024-04-01"))
                        .status())
                .isEqualTo(501);
    }

    @Test
    void apiVersionIsRequiredAndMayBeOlderButNotNewer() {
        assertThat(front.handle(request("GET", "/things/a", "")).status()).isEqualTo(400);
        assertThat(front.handle(request("GET", "/things/a", "api-version=2019-05-01"))
                        .status())
                .isEqualTo(200);
        assertThat(front.handle(request("GET", "/things/a", "api-version=2030-01-01"))
                        .status())
                .isEqualTo(400);
        assertThat(front.handle(request("GET", "/things/a", "api-version=now")).status())
                .isEqualTo(400);
    }

    @Test
    void errorsHaveTheFormOfThePlane() throws IOException {
        assertThat(get("/missing").at("/error/code").asText()).isEqualTo("ThingNotFound");
    }

    @Test
    void defectOfARoomIsA500ThatSaysSo() throws IOException {
        assertThat(get("/defect").at("/error/message").asText()).contains("Defect of azureml-local");
    }

    @Test
    void hostsExistOnlyOnceTheyWereMade() {
        assertThat(front.serves("made.vault.azure.net")).isTrue();
        assertThat(front.serves("other.vault.azure.net")).isFalse();
        assertThat(front.serves("example.org")).isFalse();
        assertThat(journal.refusedHosts()).containsExactly("other.vault.azure.net", "example.org");
    }

    @Test
    void scriptedFaultComesOnce() {
        faults.next("management.azure.com", 429);
        assertThat(front.handle(request("GET", "/things/a", "api-version=2024-04-01"))
                        .status())
                .isEqualTo(429);
        assertThat(front.handle(request("GET", "/things/a", "api-version=2024-04-01"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void longOperationEndsWhenTheClockReachesItAndNotBefore() {
        LongOperation operation = operations.begin(Json::object);
        operations.settle();
        assertThat(operation.status()).isEqualTo("InProgress");
        now.set(now.get().plusSeconds(5));
        operations.settle();
        assertThat(operation.status()).isEqualTo("Succeeded");
    }

    @Test
    void longOperationThatRaisesAnErrorFailsWithIt() {
        LongOperation operation = operations.begin(() -> {
            throw LocalError.conflict("TooLate", "somebody else was faster");
        });
        now.set(now.get().plusSeconds(5));
        operations.settle();
        assertThat(operation.toStatus("id").at("/error/code").asText()).isEqualTo("TooLate");
    }

    private JsonNode get(String path) throws IOException {
        return body(front.handle(request("GET", path, "api-version=2024-04-01")));
    }

    private static JsonNode body(HttpReply reply) throws IOException {
        return Json.parse(reply.content().body().readAllBytes());
    }

    private static HttpRequest request(String method, String path, String query) {
        return new HttpRequest(
                method,
                "https",
                "management.azure.com",
                path,
                query,
                new Headers(),
                new ByteArrayInputStream(new byte[0]));
    }
}
