package io.github.azureml4j.core.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import io.github.azureml4j.core.http.Json;
import org.jspecify.annotations.Nullable;

/**
 * How far the rotation of a workspace's key is: what a resume token holds. Read back as this record and nothing else.
 *
 * @param kind tells this token from others
 * @param workspace the workspace's ARM id
 * @param key the version to be used from then on
 * @param polling where the change is asked about; null before it was sent
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record KeyRotationState(
        @JsonProperty(value = "kind", required = true) String kind,
        @JsonProperty(value = "workspace", required = true) String workspace,
        @JsonProperty(value = "key", required = true) String key,
        @JsonProperty("polling") @Nullable String polling) {
    private static final String KIND = "workspace.rotateKey";

    static KeyRotationState begin(String workspace, KeyRef next) {
        return new KeyRotationState(KIND, workspace, next.uri(), null);
    }

    static KeyRotationState parse(String token) {
        try {
            KeyRotationState state = Json.mapper().readValue(token, KeyRotationState.class);
            if (state != null && state.isSound()) {
                return state;
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not the resume token of a key rotation: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("not the resume token of a key rotation");
    }

    private boolean isSound() {
        return KIND.equals(kind) && workspace != null && key != null;
    }

    KeyRotationState polling(String token) {
        return new KeyRotationState(kind, workspace, key, token);
    }

    KeyRef next() {
        return KeyRef.parse(key);
    }

    String text() {
        return Json.text(this);
    }
}
