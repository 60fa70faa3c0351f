package io.github.azureml4j.benchmarks.storm;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.util.Context;
import io.github.azureml4j.scoring.token.Token;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** azure-core's pipeline with its bearer-token policy and nothing else, called synchronously, over the same transport. */
final class AzureCoreContestant implements Contestant {

    private final HttpPipeline pipeline;
    private final URI https;
    private final byte[] body;

    private AzureCoreContestant(HttpPipeline pipeline, URI https, byte[] body) {
        this.pipeline = pipeline;
        this.https = https;
        this.body = body;
    }

    static Contestant of(URI scoring, OkHttpClient http, Issuer issuer, byte[] body) {
        HttpPipeline pipeline = new HttpPipelineBuilder()
                .policies(new BearerTokenAuthenticationPolicy(credential(issuer), "storm/.default"), new Plain())
                .httpClient(new OkHttpAsyncHttpClientBuilder(http).build())
                .build();
        return new AzureCoreContestant(pipeline, URI.create(scoring.toString().replace("http:", "https:")), body);
    }

    @Override
    public void call() throws IOException {
        HttpRequest request = new HttpRequest(HttpMethod.POST, https.toURL())
                .setHeader(HttpHeaderName.CONTENT_TYPE, "application/json")
                .setBody(body);
        try (HttpResponse response = pipeline.sendSync(request, Context.NONE)) {
            byte[] answer = response.getBodyAsBinaryData().toBytes();
            if (response.getStatusCode() != 200 || answer.length != body.length) {
                throw new IOException("answered " + response.getStatusCode());
            }
        }
    }

    @Override
    public void close() {
        // The transport is the caller's.
    }

    private static TokenCredential credential(Issuer issuer) {
        return new TokenCredential() {
            @Override
            public Mono<AccessToken> getToken(TokenRequestContext request) {
                return Mono.fromCallable(() -> getTokenSync(request));
            }

            @Override
            public AccessToken getTokenSync(TokenRequestContext request) {
                Token token = issuer.fetch();
                return new AccessToken(token.value(), utc(token.expiresAt()), refreshAt(token));
            }
        };
    }

    private static @Nullable OffsetDateTime refreshAt(Token token) {
        return token.refreshAfter().equals(Instant.EPOCH) ? null : utc(token.refreshAfter());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** The policy insists on https; behind it the request goes plain as the other contestant's does. */
    private static final class Plain implements HttpPipelinePolicy {

        @Override
        public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
            plain(context.getHttpRequest());
            return next.process();
        }

        @Override
        public HttpResponse processSync(HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
            plain(context.getHttpRequest());
            return next.processSync();
        }

        private static void plain(HttpRequest request) {
            request.setUrl(request.getUrl().toString().replace("https:", "http:"));
        }
    }
}
