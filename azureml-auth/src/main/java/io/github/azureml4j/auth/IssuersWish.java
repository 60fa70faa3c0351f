package io.github.azureml4j.auth;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpResponse;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.aad.msal4j.MsalThrottlingException;
import io.github.azureml4j.scoring.retry.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When an issuer that refused a token wants to be asked again, as far as an exception still knows. */
final class IssuersWish {

    private static final int CAUSES = 16;

    private IssuersWish() {}

    /** Null when nobody wished anything. */
    static @Nullable Duration in(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < CAUSES; depth++) {
            Duration wish = of(cause);
            if (wish != null) {
                return wish;
            }
            cause = cause.getCause();
        }
        return null;
    }

    private static @Nullable Duration of(Throwable thrown) {
        if (thrown instanceof MsalThrottlingException throttled) {
            return Duration.ofMillis(Math.max(0, throttled.retryInMs()));
        }
        if (thrown instanceof MsalServiceException refused && refused.headers() != null) {
            return RetryAfter.of(name -> first(refused.headers(), name), Instant.now());
        }
        if (thrown instanceof HttpResponseException refused && refused.getResponse() != null) {
            HttpResponse response = refused.getResponse();
            return RetryAfter.of(name -> header(response, name), Instant.now());
        }
        return null;
    }

    @SuppressWarnings("deprecation") // The name comes as text, and HttpHeaderName would keep each one for ever.
    private static @Nullable String header(HttpResponse response, String name) {
        return response.getHeaderValue(name);
    }

    private static @Nullable String first(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> name.equalsIgnoreCase(header.getKey()))
                .flatMap(header -> header.getValue().stream())
                .findFirst()
                .orElse(null);
    }
}
