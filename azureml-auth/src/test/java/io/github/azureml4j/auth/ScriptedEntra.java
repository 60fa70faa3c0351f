package io.github.azureml4j.auth;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Entra under its true names, without a network: what it was asked, and one answer to all. */
final class ScriptedEntra implements HttpClient {

    record Asked(URI uri, Map<String, String> form) {}

    /** Requests for tokens. */
    final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** Hosts that anything was sent to; MSAL asks once in the life of a JVM which names a cloud goes by. */
    final Set<String> hosts = ConcurrentHashMap.newKeySet();

    private boolean silent;
    private boolean echo;
    private int status = 200;
    private String answer = "";

    ScriptedEntra refuses(String description) {
        status = 401;
        answer = "{\"error\":\"invalid_client\",\"error_description\":\"" + description + "\"}";
        return this;
    }

    /** Nobody answers from now on. */
    ScriptedEntra silent() {
        silent = true;
        return this;
    }

    /** A gateway between here and Entra, which shows what it was sent in the place of Entra's words. */
    ScriptedEntra echo() {
        refuses("");
        echo = true;
        return this;
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return Mono.fromCallable(() -> {
            URI uri = URI.create(request.getUrl().toString());
            hosts.add(uri.getHost());
            if (silent) {
                throw new ConnectException("nobody answers");
            }
            if (uri.getPath().equals("/common/discovery/instance")) {
                return new Answer(request, 200, discovery(uri.getHost()));
            }
            asked.add(new Asked(uri, form(request)));
            if (echo) {
                refuses("blocked: " + request.getBodyAsBinaryData() + " " + form(request));
            }
            return new Answer(request, status, answer.isEmpty() ? token() : answer);
        });
    }

    private static String discovery(String host) {
        return "{\"tenant_discovery_endpoint\":\"https://" + host + "/common/v2.0/.well-known/openid-configuration\","
                + "\"metadata\":[{\"preferred_network\":\"" + host + "\",\"preferred_cache\":\"" + host
                + "\",\"aliases\":[\"" + host + "\"]}]}";
    }

    private String token() {
        return "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"token-" + asked.size() + "\"}";
    }

    private static Map<String, String> form(HttpRequest request) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : request.getBodyAsBinaryData().toString().split("&", -1)) {
            int equals = pair.indexOf('=');
            form.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return form;
    }

    private static final class Answer extends HttpResponse {

        private final int status;
        private final byte[] body;

        Answer(HttpRequest request, int status, String body) {
            super(request);
            this.status = status;
            this.body = body.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int getStatusCode() {
            return status;
        }

        @Override
        @Deprecated
        @SuppressWarnings("InlineMeSuggester")
        public String getHeaderValue(String name) {
            return getHeaders().getValue(HttpHeaderName.fromString(name));
        }

        @Override
        public HttpHeaders getHeaders() {
            return new HttpHeaders().set(HttpHeaderName.CONTENT_TYPE, "application/json");
        }

        @Override
        public Flux<ByteBuffer> getBody() {
            return Flux.just(ByteBuffer.wrap(body));
        }

        @Override
        public Mono<byte[]> getBodyAsByteArray() {
            return Mono.just(body);
        }

        @Override
        public Mono<String> getBodyAsString() {
            return getBodyAsString(StandardCharsets.UTF_8);
        }

        @Override
        public Mono<String> getBodyAsString(Charset charset) {
            return Mono.just(new String(body, charset));
        }
    }
}
