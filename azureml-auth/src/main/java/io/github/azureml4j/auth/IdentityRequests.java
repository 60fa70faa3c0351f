package io.github.azureml4j.auth;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.azure.identity.CredentialUnavailableException;
import io.github.azureml4j.scoring.retry.Sleeper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URL;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks the endpoints of managed identities, and asks again where they put off: a metadata service that is being updated
 * answers 410 for up to 70 seconds, a busy one 429, one whose identity was assigned just now 404. Nobody who answers at
 * all is given up before that; nobody who does not is waited for.
 */
final class IdentityRequests {

    private static final Duration ANSWER = Duration.ofSeconds(30);
    private static final Duration KNOCK = Duration.ofSeconds(1);
    /** azure-core's name for the time from a request to its answer; without it the transport's own is 100 seconds. */
    private static final String LIMIT = "azure-response-timeout";

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final Duration UPDATE_WAIT = Duration.ofSeconds(10);
    private static final int UPDATE_REPEATS = 7;
    private static final int REPEATS = 5;

    private final String source;
    private final Sleeper sleeper;
    private volatile boolean met;

    IdentityRequests(String source, Sleeper sleeper) {
        this.source = source;
        this.sleeper = sleeper;
    }

    /**
     * Finds out whether anybody is there, unless it is known; any answer says so, a refusal too. Only the wait for others
     * counts, so that a busy machine of our own is not mistaken for their absence.
     */
    void knock(HttpRequest request, HttpClient http) {
        if (met) {
            return;
        }
        if (LocalHosts.contains(request.getUrl().getHost())) {
            connect(request.getUrl());
        }
        once(request, http, KNOCK);
    }

    IdentityAnswer ask(HttpRequest request, HttpClient http) {
        int repeats = 0;
        while (true) {
            IdentityAnswer answer = once(request.copy(), http, ANSWER);
            Optional<Duration> wait = waitBefore(++repeats, answer);
            if (wait.isEmpty()) {
                return answer;
            }
            sleep(wait.get());
        }
    }

    /** A transport may wait long for a connection: where nothing is, packets vanish. */
    private void connect(URL url) {
        int port = url.getPort() == -1 ? url.getDefaultPort() : url.getPort();
        try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            socket.connect(new InetSocketAddress(url.getHost(), port), (int) KNOCK.toMillis());
        } catch (IOException nobody) {
            throw unreachable(nobody, KNOCK);
        }
    }

    private IdentityAnswer once(HttpRequest request, HttpClient http, Duration limit) {
        try (HttpResponse response = http.sendSync(request, new Context(LIMIT, limit))) {
            met = true;
            return IdentityAnswer.of(response, response.getBodyAsBinaryData().toBytes());
        } catch (UncheckedIOException nobody) {
            throw unreachable(Objects.requireNonNull(nobody.getCause()), limit);
        }
    }

    /** Who has answered before is there, and will answer again. */
    private RuntimeException unreachable(IOException nobody, Duration limit) {
        String why = nobody instanceof InterruptedIOException
                ? "no answer within " + limit.toMillis() + " ms"
                : String.valueOf(nobody.getMessage());
        String text = source + " cannot be reached: " + why;
        return met ? new UncheckedIOException(new IOException(text)) : new CredentialUnavailableException(text);
    }

    private static Optional<Duration> waitBefore(int repeat, IdentityAnswer answer) {
        return switch (answer.status()) {
            case 410 -> repeat > UPDATE_REPEATS ? Optional.empty() : Optional.of(UPDATE_WAIT);
            case 404, 408, 429, 500, 502, 503, 504 ->
                repeat > REPEATS ? Optional.empty() : Optional.of(wait(repeat, answer));
            default -> Optional.empty();
        };
    }

    /** 1, 2, 4 … seconds, or what the platform asks for. */
    private static Duration wait(int repeat, IdentityAnswer answer) {
        String asked = answer.retryAfter();
        Duration wait = asked != null && asked.matches("\\d{1,9}")
                ? Duration.ofSeconds(Long.parseLong(asked))
                : Duration.ofSeconds(1L << (repeat - 1));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private void sleep(Duration wait) {
        try {
            sleeper.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("interrupted while waiting for " + source));
        }
    }
}
