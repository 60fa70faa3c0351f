package io.github.azureml4j.auth;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.util.Context;
import com.microsoft.aad.msal4j.HttpResponse;
import com.microsoft.aad.msal4j.IHttpClient;
import com.microsoft.aad.msal4j.IHttpResponse;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Carries MSAL's requests by the way of whoever is asking at the moment, and repeats them as azure-identity does. One at
 * a time: a {@link UserSession} has a lock.
 */
final class MsalTransport implements IHttpClient {

    private volatile @Nullable HttpPipeline way;

    void by(HttpClient transport) {
        way = new HttpPipelineBuilder()
                .policies(new RetryPolicy())
                .httpClient(transport)
                .build();
    }

    @Override
    public IHttpResponse send(com.microsoft.aad.msal4j.HttpRequest asked) {
        HttpRequest request =
                new HttpRequest(HttpMethod.valueOf(asked.httpMethod().name()), asked.url());
        if (asked.headers() != null) {
            request.setHeaders(new HttpHeaders(asked.headers()));
        }
        if (asked.body() != null) {
            request.setBody(asked.body());
        }
        try (com.azure.core.http.HttpResponse answer =
                Objects.requireNonNull(way, "way").sendSync(request, Context.NONE)) {
            return read(answer);
        }
    }

    private static IHttpResponse read(com.azure.core.http.HttpResponse answer) {
        HttpResponse read = new HttpResponse()
                .statusCode(answer.getStatusCode())
                .body(answer.getBodyAsBinaryData().toString());
        read.addHeaders(answer.getHeaders().stream()
                .filter(header ->
                        !header.getName().equalsIgnoreCase(HttpHeaderName.CONTENT_LENGTH.getCaseInsensitiveName()))
                .collect(Collectors.toMap(header -> header.getName(), header -> header.getValuesList())));
        return read;
    }
}
