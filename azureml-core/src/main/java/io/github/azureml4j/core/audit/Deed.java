package io.github.azureml4j.core.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.http.Json;
import java.net.URI;
import java.util.Optional;

/**
 * A call that changes something or hands out a secret.
 *
 * @param who who makes it
 * @param what what it does, in plain words such as {@code start a run}
 * @param verb the HTTP verb
 * @param host the host that is asked
 * @param resource the id or path of what it is done to, without any query
 * @param clientRequestId the id that the request carries, empty when it has none
 */
public record Deed(Actor who, String what, String verb, String host, String resource, String clientRequestId) {
    /**
     * The deed that a request is; empty when it only reads.
     *
     * @param who who makes it
     * @param verb the HTTP verb
     * @param uri the address; its query is looked at and not kept
     * @param clientRequestId the id that the request carries
     */
    public static Optional<Deed> of(Actor who, String verb, URI uri, String clientRequestId) {
        return PlainWords.of(verb, uri)
                .map(what -> new Deed(
                        who, what, verb, String.valueOf(uri.getHost()), PlainWords.resource(uri), clientRequestId));
    }

    /**
     * Whether a request changes something or hands out a secret.
     *
     * @param verb the HTTP verb
     * @param uri the address
     */
    public static boolean isOne(String verb, URI uri) {
        return PlainWords.of(verb, uri).isPresent();
    }

    ObjectNode document() {
        ObjectNode line = Json.mapper().createObjectNode();
        line.set("who", who.document());
        line.put("what", what).put("verb", verb).put("host", host).put("resource", resource);
        return line.put("clientRequestId", clientRequestId);
    }
}
