package io.github.azureml4j.core.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.core.credential.AccessToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.azureml4j.auth.CachedCredential;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.OperationFailedException;
import io.github.azureml4j.core.ScriptedAzure;
import io.github.azureml4j.core.ServiceException;
import io.github.azureml4j.core.arm.LongRunning;
import io.github.azureml4j.scoring.token.ServerClock;
import io.github.azureml4j.testkit.CapturedLogs;
import io.github.azureml4j.testkit.FakeClock;
import io.github.azureml4j.testkit.Secrets;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** A server repeats what it was sent: token, signature of the address, secrets of the body. No exception and no log does. */
class EchoTest {
    private static final String PASSWORD = Secrets.plant("password", "canary \"of\"/the+password=");
    private static final String KEY = Secrets.plant("key", "canary-of-the-account-key/+==");
    private static final String SIGNATURE = Secrets.plant("sig", "canary+of/the+signature=");
    private static final String TOKEN = ScriptedAzure.CANARY;
    private static final Map<String, Object> BODY = Map.of(
            "name",
            "clinic",
            "properties",
            Map.of("adminPassword", PASSWORD, "primaryKey", KEY, "keyUri", "https://v/keys/k"));
    private static final ScriptedAzure AZURE = ScriptedAzure.start();
    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeEach
    void reset() {
        AZURE.wire().stubFor(any(anyUrl()).willReturn(okJson("{}")));
        plane().get("/").send();
        AZURE.reset();
    }

    @AfterAll
    static void stop() {
        AZURE.close();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(302, 400, 401, 403, 404, 409, 412, 429, 500, 503)
                .flatMap(status -> bodies().map(body -> Arguments.of(status, body)));
    }

    /** The forms of an error, each with all that the request held. */
    private static Stream<String> bodies() {
        String all = "token {token} password " + PASSWORD + " key " + KEY + " in "
                + "https://a.example/x?sig=" + encoded(SIGNATURE) + " or sig=" + SIGNATURE + " base64 "
                + Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8));
        String json = JSON.valueToTree(all).toString();
        return Stream.of(
                "{\"error\":{\"code\":\"Bad\",\"message\":" + json + "}}",
                "{\"error\":{\"code\":\"Bad\",\"message\":\"m\",\"target\":" + json
                        + ",\"details\":[{\"code\":\"Inner\",\"message\":" + json + "}]}}",
                "{\"error\":{\"code\":\"Bad\",\"message\":\"m\",\"innerError\":{\"code\":\"X\",\"message\":" + json
                        + "}}}",
                "{\"code\":\"Bad\",\"message\":" + json + "}",
                "{\"error\":\"invalid_client\",\"error_description\":" + json + "}",
                "<?xml version=\"1.0\"?><Error><Code>Bad</Code><Message>" + all + "</Message></Error>",
                "<html><head><title>" + all + "</title></head></html>",
                "<html><body><p>" + all + "</p></body></html>",
                "x".repeat(480) + " " + all,
                "{\"error\": broken " + all);
    }

    @ParameterizedTest(name = "{0} {index}")
    @MethodSource("refusals")
    void refusalDoesNotRepeatWhatWasSent(int status, String body) {
        // a rejected token is renewed before the caller hears of it
        String token = TOKEN + (status == 401 ? AZURE.tokens() + 1 : AZURE.tokens());
        AZURE.wire()
                .stubFor(any(anyUrl())
                        .willReturn(aResponse()
                                .withStatus(status)
                                .withHeader("x-ms-request-id", token)
                                .withHeader("x-ms-correlation-request-id", KEY)
                                .withBody(body.replace("{token}", token))));
        assertThat(told(() -> thing().send())).contains(Integer.toString(status));
    }

    static Stream<ResponseDefinitionBuilder> unreadable() {
        return Stream.of(
                aResponse().withBody("{\"primaryKey\": " + SIGNATURE),
                aResponse().withBody(KEY),
                aResponse().withBody("{\"count\": \"" + TOKEN + "\"}"),
                aResponse().withBody("[\"" + KEY + "\"]"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void unreadableAnswerIsNotRepeated(ResponseDefinitionBuilder answer) {
        AZURE.wire().stubFor(any(anyUrl()).willReturn(answer));
        assertThat(told(() -> thing().as(Count.class))).contains("answer is not");
    }

    private record Count(int count) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/x?sig=canary+of/the+signature=",
                "https://canary-token-1@elsewhere.example/x",
                "ftp://elsewhere.example/?sig=canary+of/the+signature=",
                "https://[broken?sig=canary+of/the+signature="
            })
    void foreignAddressIsNotRepeated(String address) {
        AZURE.wire()
                .stubFor(any(anyUrl()).willReturn(aResponse().withStatus(307).withHeader("Location", address)));
        told(() -> thing().send());
        told(() -> plane().follow(address).send());
        told(() -> plane().check(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MALFORMED_RESPONSE_CHUNK",
                "RANDOM_DATA_THEN_CLOSE",
                "CONNECTION_RESET_BY_PEER",
                "EMPTY_RESPONSE"
            })
    void brokenConnectionTellsNothing(Fault fault) {
        AZURE.wire().stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
        told(() -> thing().send());
    }

    /** Protocol errors repeat the line that broke the protocol. */
    @ParameterizedTest
    @ValueSource(strings = {"%s\r\n\r\n", "HTTP/1.1 %s\r\n\r\n"})
    void brokenProtocolIsNotRepeated(String answer) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> echo(server, answer));
            thread.setDaemon(true);
            thread.start();
            FakeClock clock = new FakeClock();
            AccessToken token = new AccessToken(TOKEN + "1", OffsetDateTime.parse("2036-01-01T00:00:00Z"));
            Pipeline pipeline = new Pipeline(
                    AZURE.ml().connection().transport(),
                    CachedCredential.of(request -> Mono.just(token), clock),
                    ServerClock.over(clock),
                    clock,
                    clock::advance);
            ServiceClient plane = pipeline.plane(URI.create("http://127.0.0.1:" + server.getLocalPort()), "scope");
            told(() -> plane.put("/thing").query("sig", SIGNATURE).json(BODY).json());
        }
    }

    private static void echo(ServerSocket server, String answer) {
        while (!server.isClosed()) {
            try (Socket client = server.accept();
                    BufferedReader in =
                            new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                    OutputStream out = client.getOutputStream()) {
                String authorization = "";
                for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                    authorization = line.startsWith("Authorization")
                            ? line.substring(line.lastIndexOf(' ') + 1)
                            : authorization;
                }
                out.write(answer.formatted(authorization).getBytes(StandardCharsets.UTF_8));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Test
    void failedOperationDoesNotRepeatWhatBeganIt() {
        AZURE.wire()
                .stubFor(put(urlPathEqualTo("/thing"))
                        .willReturn(aResponse().withStatus(201).withHeader("Azure-AsyncOperation", AZURE.url("/op"))));
        String error = JSON.valueToTree("the key " + KEY + " and the password " + PASSWORD + " are weak")
                .toString();
        AZURE.wire()
                .stubFor(get(urlPathEqualTo("/op"))
                        .willReturn(aResponse()
                                .withBody("{\"status\":\"Failed\",\"error\":{\"code\":\"Weak\",\"message\":" + error
                                        + "}}")));
        Operation<String> operation = new LongRunning(
                        AZURE.clock(), pause -> AZURE.clock().advance(pause))
                .begin(plane(), thing().send(), Objects::toString);
        assertThat(told(() -> operation.await(Duration.ofMinutes(1))))
                .contains("Weak", "the key *** and the password ***");
    }

    @Test
    void ordinaryWordsStay() {
        String message = "The value 'clinic' of 'name' is taken; see https://v/keys/k";
        AZURE.wire()
                .stubFor(any(anyUrl())
                        .willReturn(aResponse()
                                .withStatus(409)
                                .withBody("{\"error\":{\"code\":\"Taken\",\"message\":\"" + message + "\"}}")));
        assertThat(told(() -> thing().send())).contains(message);
    }

    private static ServiceRequest thing() {
        return plane().put("/thing").query("sig", SIGNATURE).json(BODY);
    }

    private static ServiceClient plane() {
        return AZURE.ml().connection().arm();
    }

    /** All that a caller may log of a failure, and what is logged below; none of it holds a secret. */
    private static String told(ThrowingCallable failing) {
        try (CapturedLogs logs = CapturedLogs.start()) {
            Throwable thrown = catchThrowable(failing);
            assertThat(thrown).isNotNull();
            String told = Throwables.getStackTrace(thrown) + tree(thrown) + serialized(thrown) + logs.text();
            assertThat(told).doesNotContain(TOKEN, PASSWORD, KEY, SIGNATURE, encoded(SIGNATURE), encoded(KEY));
            assertThat(told)
                    .doesNotContain(
                            "\"of\"/the", "of\\\"/the", "account-key", "canary+of", "of%2Fthe%2Bsign", "canary-tok")
                    .doesNotContain(Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8)));
            return told;
        }
    }

    private static String tree(Throwable thrown) {
        if (thrown instanceof ServiceException refused) {
            return refused.failure()
                    + refused.code()
                    + refused.target()
                    + refused.requestId()
                    + refused.correlationId()
                    + refused.uri();
        }
        return thrown instanceof OperationFailedException failed ? failed.error() + failed.code() : "";
    }

    private static String serialized(Throwable thrown) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(thrown);
        } catch (IOException e) {
            return "cannot be serialised: " + e;
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
