package io.github.azureml4j.auth;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Puts the claims of a challenge into token requests. MSAL 1.26 sends them with none but the first request of a person's
 * sign-in: not when it redeems a refresh token, nor for a client's own credentials.
 */
record ClaimsInForm(HttpClient transport, String claims) implements HttpClient {

    private static final ObjectMapper JSON = new ObjectMapper().setDefaultMergeable(true);

    static HttpClient in(HttpClient transport, @Nullable String claims) {
        return claims == null ? transport : new ClaimsInForm(transport, claims);
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return transport.send(claimed(request));
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request, Context context) {
        return transport.send(claimed(request), context);
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        return transport.sendSync(claimed(request), context);
    }

    private HttpRequest claimed(HttpRequest request) {
        boolean token = request.getHttpMethod() == HttpMethod.POST
                && request.getUrl().getPath().endsWith("/oauth2/v2.0/token");
        return token ? request.setBody(claimed(request.getBodyAsBinaryData().toString())) : request;
    }

    private String claimed(String form) {
        Map<String, String> fields = fields(form);
        fields.merge("claims", claims, ClaimsInForm::merged);
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            fields.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    /** What the client can do, which MSAL says, stays; what the challenge asks for is added. */
    private static String merged(String capabilities, String challenge) {
        try {
            return JSON.readerForUpdating(JSON.readTree(capabilities))
                    .readTree(challenge)
                    .toString();
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException("the claims of the challenge are no JSON object", malformed);
        }
    }
}
