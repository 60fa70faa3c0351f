package io.github.azureml4j.auth;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.util.Context;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The token of a GitHub Actions job. The runner names the address and the token to ask it with; that request token goes
 * to that address and nowhere else: it must be https, and a redirect is a failure.
 */
record GitHubActions(Variables variables) {

    private static final String URL = "ACTIONS_ID_TOKEN_REQUEST_URL";
    private static final String TOKEN = "ACTIONS_ID_TOKEN_REQUEST_TOKEN";
    private static final String AUDIENCE = "api://AzureADTokenExchange";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A fresh token, which Entra takes as the application's proof. */
    String idToken(HttpClient http) {
        variables.require("give the job the permission id-token: write", URL, TOKEN);
        HttpPipeline pipeline = new HttpPipelineBuilder()
                .policies(new RetryPolicy())
                .httpClient(http)
                .build();
        try (HttpResponse answer = pipeline.sendSync(request(), Context.NONE)) {
            return value(answer);
        } catch (IOException e) {
            // Without the cause, whose text may hold a piece of what was answered.
            throw refused("answered what is no token");
        }
    }

    private HttpRequest request() throws MalformedURLException {
        URI base = address();
        String query = "audience=" + URLEncoder.encode(AUDIENCE, StandardCharsets.UTF_8);
        URI uri = URI.create(base + (base.getRawQuery() == null ? "?" : "&") + query);
        return new HttpRequest(HttpMethod.GET, uri.toURL())
                .setHeader(HttpHeaderName.AUTHORIZATION, "Bearer " + variables.get(TOKEN))
                .setHeader(HttpHeaderName.ACCEPT, "application/json");
    }

    private URI address() {
        URI base = URI.create(variables.get(URL));
        if (!"https".equalsIgnoreCase(base.getScheme()) || base.getHost() == null || base.getRawUserInfo() != null) {
            throw SignInException.refused(
                    URL + " is no https:// address, and the request token is not sent there.",
                    "leave " + URL + " as the runner sets it",
                    null);
        }
        return base;
    }

    private static String value(HttpResponse answer) throws IOException {
        if (answer.getStatusCode() != 200) {
            throw refused("answered " + answer.getStatusCode());
        }
        String value = JSON.readTree(answer.getBodyAsBinaryData().toBytes())
                .path("value")
                .asText();
        if (value.isEmpty()) {
            throw refused("answered without a token");
        }
        return value;
    }

    private static SignInException refused(String fault) {
        return SignInException.refused(
                "GitHub's token service " + fault + ".", "give the job the permission id-token: write", null);
    }

    @Override
    public String toString() {
        return URL + (variables.has(URL) ? " is set" : " is not set");
    }
}
