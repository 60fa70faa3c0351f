package io.github.azureml4j.core.http;

import io.github.azureml4j.core.TransportException;
import io.github.azureml4j.scoring.UnreachableHostException;
import io.github.azureml4j.scoring.redaction.Redactor;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The last stage: the request goes out, the answer is read whole. Repeats and follows nothing by itself. */
final class TransportStage implements Stage {
    private static final byte[] NOTHING = {};
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final OkHttpClient http;
    private final Clock clock;

    TransportStage(OkHttpClient http, Clock clock) {
        this.http = http.newBuilder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .eventListener(new DepartureListener())
                .build();
        this.clock = clock;
    }

    @Override
    public ServiceResponse handle(Call call, Next end) {
        Departure departure = new Departure();
        okhttp3.Call exchange = http.newCall(request(call, departure));
        exchange.timeout().timeout(left(call).toMillis(), TimeUnit.MILLISECONDS);
        try (Response response = exchange.execute()) {
            return new ServiceResponse(
                    call, response.code(), headers(response), response.body().bytes());
        } catch (IOException e) {
            Redactor redactor = CallSecrets.of(call);
            String state = departure.left ? "" : " (nothing was sent)";
            throw new TransportException(
                    call.describe() + ": no answer: " + redactor.text(reason(e)) + state,
                    redactor.cause(e),
                    !departure.left);
        }
    }

    private Duration left(Call call) {
        Duration left = Duration.between(clock.instant(), call.deadline());
        if (left.compareTo(LONGEST) > 0) {
            return LONGEST;
        }
        return left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
    }

    private static Request request(Call call, Departure departure) {
        Request.Builder request =
                new Request.Builder().url(call.uri().toString()).tag(Departure.class, departure);
        call.headers().forEach(request::header);
        return request.method(call.method(), body(call)).build();
    }

    private static @Nullable RequestBody body(Call call) {
        boolean needed = call.method().startsWith("P");
        byte[] bytes = call.body() == null && needed ? NOTHING : call.body();
        String type = call.headers().get("Content-Type");
        return bytes == null ? null : RequestBody.create(bytes, type == null ? null : MediaType.parse(type));
    }

    private static Map<String, String> headers(Response response) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        response.headers().names().forEach(name -> headers.put(name, String.join(", ", response.headers(name))));
        return headers;
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        if (message != null && e instanceof UnreachableHostException) {
            return message;
        }
        return e.getClass().getSimpleName() + (message == null ? "" : " " + Redaction.mask(message));
    }

    /** Whether a byte of the request may have left. */
    private static final class Departure {
        private volatile boolean left;
    }

    private static final class DepartureListener extends EventListener {
        @Override
        public void requestHeadersStart(okhttp3.Call call) {
            Departure departure = call.request().tag(Departure.class);
            if (departure != null) {
                departure.left = true;
            }
        }
    }
}
