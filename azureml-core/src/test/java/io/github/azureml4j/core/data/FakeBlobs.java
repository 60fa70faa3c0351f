package io.github.azureml4j.core.data;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A container of blobs in memory, behind the official client's own transport seam: no socket, every request counted. */
public final class FakeBlobs implements HttpClient {
    private static final String ROOT = "https://account.blob.core.windows.net/container";

    public final Map<String, byte[]> content = Collections.synchronizedMap(new TreeMap<>());
    public final Map<String, Map<String, String>> metadata = Collections.synchronizedMap(new HashMap<>());
    public final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    public volatile Predicate<String> refuse = request -> false;
    public volatile int cut = 0;

    public BlobStore store() {
        Datastore datastore = new Datastore(
                "workspaceblobstore",
                "AzureBlob",
                "account",
                "container",
                "core.windows.net",
                true,
                "AccountKey",
                JsonNodeFactory.instance.objectNode());
        return new BlobStore(
                datastore,
                new BlobContainerClientBuilder()
                        .endpoint("https://account.blob.core.windows.net")
                        .containerName("container")
                        .credential(new StorageSharedKeyCredential("account", "a2V5"))
                        .retryOptions(
                                new RequestRetryOptions(RetryPolicyType.FIXED, 1, (Duration) null, null, null, null))
                        .httpClient(this)
                        .buildClient());
    }

    public FakeBlobs put(String path, String text) {
        content.put(path, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public long count(String verb) {
        return requests.stream().filter(r -> r.startsWith(verb + " ")).count();
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return BinaryData.fromFlux(request.getBody() == null ? Flux.empty() : request.getBody())
                .map(body -> answer(request, body.toBytes()));
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request, Context context) {
        return send(request);
    }

    @Override
    public HttpResponse sendSync(HttpRequest request, Context context) {
        byte[] body = request.getBodyAsBinaryData() == null
                ? new byte[0]
                : request.getBodyAsBinaryData().toBytes();
        return answer(request, body);
    }

    private HttpResponse answer(HttpRequest request, byte[] body) {
        String url = request.getUrl().toString();
        String query =
                request.getUrl().getQuery() == null ? "" : request.getUrl().getQuery();
        String path = url.substring(ROOT.length()).replaceFirst("\\?.*", "");
        String name = decode(path.isEmpty() ? "" : path.substring(1));
        String seen = request.getHttpMethod() + " " + name + (query.contains("comp=metadata") ? "?metadata" : "");
        requests.add(query.contains("comp=list") && path.isEmpty() ? "LIST " + parameter(query, "prefix") : seen);
        if (refuse.test(seen)) {
            return refusal(request, 403, "AuthorizationFailure");
        }
        if (query.contains("comp=list") && path.isEmpty()) {
            return reply(request, 200, listing(parameter(query, "prefix")), Map.of("Content-Type", "application/xml"));
        }
        return blob(request, name, query, body);
    }

    private HttpResponse blob(HttpRequest request, String name, String query, byte[] body) {
        if (request.getHttpMethod() == HttpMethod.PUT) {
            Map<String, String> given = metadataOf(request);
            metadata.put(name, given);
            if (!query.contains("comp=metadata")) {
                content.put(name, body);
            }
            return reply(request, query.contains("comp=metadata") ? 200 : 201, new byte[0], Map.of());
        }
        byte[] bytes = content.get(name);
        if (bytes == null) {
            return refusal(request, 404, "BlobNotFound");
        }
        if (request.getHttpMethod() == HttpMethod.DELETE) {
            content.remove(name);
            return reply(request, 202, new byte[0], Map.of());
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Length", Integer.toString(bytes.length));
        headers.put("x-ms-blob-type", "BlockBlob");
        metadata.getOrDefault(name, Map.of()).forEach((k, v) -> headers.put("x-ms-meta-" + k, v));
        boolean head = request.getHttpMethod() == HttpMethod.HEAD;
        byte[] sent = new byte[Math.max(0, bytes.length - cut)];
        System.arraycopy(bytes, 0, sent, 0, sent.length);
        if (!head) {
            headers.put("Content-Length", Integer.toString(sent.length));
        }
        return reply(request, 200, head ? new byte[0] : sent, headers);
    }

    private byte[] listing(String prefix) {
        StringBuilder xml = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?><EnumerationResults ServiceEndpoint=\"https://account.blob.core.windows.net/\" ContainerName=\"container\"><Blobs>");
        content.forEach((name, bytes) -> {
            if (name.startsWith(prefix)) {
                xml.append("<Blob><Name>").append(escape(name)).append("</Name><Properties><Content-Length>");
                xml.append(bytes.length).append("</Content-Length></Properties><Metadata>");
                metadata.getOrDefault(name, Map.of())
                        .forEach((k, v) -> xml.append("<" + k + ">" + escape(v) + "</" + k + ">"));
                xml.append("</Metadata></Blob>");
            }
        });
        return xml.append("</Blobs><NextMarker/></EnumerationResults>")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static Map<String, String> metadataOf(HttpRequest request) {
        Map<String, String> found = new TreeMap<>();
        request.getHeaders().forEach(h -> {
            if (h.getName().startsWith("x-ms-meta-")) {
                found.put(h.getName().substring("x-ms-meta-".length()), h.getValue());
            }
        });
        return found;
    }

    private static String parameter(String query, String name) {
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return decode(pair.substring(name.length() + 1));
            }
        }
        return "";
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static HttpResponse refusal(HttpRequest request, int status, String code) {
        String xml = "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>no sig=canary</Message></Error>";
        return reply(
                request,
                status,
                xml.getBytes(StandardCharsets.UTF_8),
                Map.of("x-ms-error-code", code, "Content-Type", "application/xml", "x-ms-request-id", "r-1"));
    }

    private static HttpResponse reply(HttpRequest request, int status, byte[] body, Map<String, String> headers) {
        HttpHeaders set = new HttpHeaders();
        set.set(HttpHeaderName.ETAG, "\"1\"");
        set.set(HttpHeaderName.LAST_MODIFIED, "Mon, 23 Nov 2026 12:00:00 GMT");
        set.set(HttpHeaderName.CONTENT_LENGTH, Integer.toString(body.length));
        headers.forEach((name, value) -> set.set(HttpHeaderName.fromString(name), value));
        return new Reply(request, status, set, body);
    }

    private static final class Reply extends HttpResponse {
        private final int status;
        private final HttpHeaders headers;
        private final byte[] body;

        Reply(HttpRequest request, int status, HttpHeaders headers, byte[] body) {
            super(request);
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        @Override
        public int getStatusCode() {
            return status;
        }

        @Override
        @Deprecated
        public String getHeaderValue(String name) {
            return headers.getValue(HttpHeaderName.fromString(name));
        }

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public Flux<java.nio.ByteBuffer> getBody() {
            return Flux.defer(() -> Flux.just(java.nio.ByteBuffer.wrap(body)));
        }

        @Override
        public Mono<byte[]> getBodyAsByteArray() {
            return Mono.just(body);
        }

        @Override
        public Mono<String> getBodyAsString() {
            return Mono.just(new String(body, StandardCharsets.UTF_8));
        }

        @Override
        public Mono<String> getBodyAsString(java.nio.charset.Charset charset) {
            return Mono.just(new String(body, charset));
        }

        @Override
        public HttpResponse buffer() {
            return this;
        }
    }
}
