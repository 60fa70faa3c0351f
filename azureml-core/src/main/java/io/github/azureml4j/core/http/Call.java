package io.github.azureml4j.core.http;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way through the stages. Immutable but for the body, which nobody changes.
 *
 * @param method the verb
 * @param uri where to, with its query
 * @param headers what else is said
 * @param body the body, or null
 * @param idempotent whether repeating does no harm
 * @param access the credential and its origins
 * @param deadline when the whole call must have ended
 */
@SuppressWarnings("ArrayRecordComponent")
record Call(
        String method,
        URI uri,
        Map<String, String> headers,
        byte @Nullable [] body,
        boolean idempotent,
        Access access,
        Instant deadline) {
    Call {
        headers = Map.copyOf(headers);
    }

    Call(
            String method,
            URI uri,
            Map<String, String> headers,
            byte @Nullable [] body,
            boolean idempotent,
            Access access) {
        this(method, uri, headers, body, idempotent, access, Instant.MAX);
    }

    Call header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(method, uri, more, body, idempotent, access, deadline);
    }

    Call to(URI other) {
        return new Call(method, other, headers, body, idempotent, access, deadline);
    }

    /** The same request to another host of its plane; one that leads out of the plane stays as it is, for the fence. */
    Call at(URI base) {
        Origin there = Origin.of(base);
        if (!there.isOf(uri) && access.origins().stream().noneMatch(origin -> origin.isOf(uri))) {
            return this;
        }
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        URI moved = URI.create(base.getScheme() + "://" + base.getRawAuthority() + uri.getRawPath() + query);
        return new Call(method, moved, headers, body, idempotent, access.at(there), deadline);
    }

    Call until(Instant end) {
        return new Call(method, uri, headers, body, idempotent, access, end);
    }

    Call unnamed() {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(RequestIdStage.HEADER);
        return new Call(method, uri, fewer, body, idempotent, access, deadline);
    }

    /** Without headers and body, which hold secrets. */
    @Override
    public String toString() {
        return describe();
    }

    String describe() {
        return method + " " + Redaction.mask(uri);
    }
}
