package io.github.azureml4j.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the service said of a web service at one moment. Immutable; {@link #toString()} shows name, kind and state only.
 *
 * <p>Source: {@code ServiceResponseBase} and its kinds in {@code modelManagement.json} 2019-09-30.
 */
public final class ServiceDetails {

    private final JsonNode document;

    ServiceDetails(JsonNode document) {
        this.document = document;
    }

    /**
     * The web service's name.
     *
     * @return the name
     */
    public String name() {
        return document.path("name").asText("");
    }

    /**
     * The kind of compute, such as {@code ACI} or {@code AKS}.
     *
     * @return the service's word
     */
    public String computeType() {
        return document.path("computeType").asText("");
    }

    /**
     * The state.
     *
     * @return the service's word
     */
    public ServiceState state() {
        return new ServiceState(document.path("state").asText("Unknown"));
    }

    /**
     * Where scoring requests go.
     *
     * @return the address, null as long as there is none
     */
    public @Nullable URI scoringUri() {
        String uri = document.path("scoringUri").asText("");
        return uri.isEmpty() ? null : URI.create(uri);
    }

    /**
     * How callers authenticate.
     *
     * @return one of three
     */
    public AuthMode auth() {
        if (document.path("aadAuthEnabled").asBoolean(false)) {
            return AuthMode.TOKEN;
        }
        return document.path("authEnabled").asBoolean(false) ? AuthMode.KEY : AuthMode.NONE;
    }

    /**
     * Why the service is not healthy.
     *
     * @return code and message, null if the service gave none
     */
    public @Nullable String error() {
        JsonNode error = document.path("error");
        return error.isObject()
                ? error.path("code").asText("") + ": " + error.path("message").asText("")
                : null;
    }

    /**
     * The web service's tags.
     *
     * @return an unmodifiable map
     */
    public Map<String, String> tags() {
        Map<String, String> tags = new LinkedHashMap<>();
        document.path("kvTags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        return Collections.unmodifiableMap(tags);
    }

    /**
     * The whole document, with what this class does not model. May echo a TLS key that was sent.
     *
     * @return a copy
     */
    public JsonNode document() {
        return document.deepCopy();
    }

    @Override
    public String toString() {
        return computeType() + " service " + name() + " " + state();
    }
}
