package io.github.azureml4j.core.security.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import io.github.azureml4j.core.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a rotation is: what a resume token holds. Read back as this record and nothing else.
 *
 * @param kind tells this token from others
 * @param workspace the workspace's ARM id
 * @param account the storage account's ARM id
 * @param first the key that is replaced first: the one not in use
 * @param second the other one
 * @param prints what tells each key's old value from its new one; no key can be had from it
 * @param phase what comes next
 * @param moved datastores that were given a new value
 * @param interrupted whether the service would not change over
 * @param polling where the resynchronisation under way is asked about
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RotationState(
        @JsonProperty(value = "kind", required = true) String kind,
        @JsonProperty(value = "workspace", required = true) String workspace,
        @JsonProperty(value = "account", required = true) String account,
        @JsonProperty(value = "first", required = true) String first,
        @JsonProperty(value = "second", required = true) String second,
        @JsonProperty(value = "prints", required = true) Map<String, String> prints,
        @JsonProperty(value = "phase", required = true) RotationPhase phase,
        @JsonProperty(value = "moved", required = true) List<String> moved,

        @JsonProperty(value = "interrupted", required = true)
        boolean interrupted,

        @JsonProperty("polling") @Nullable String polling) {
    private static final String KIND = "storage.rotateKeys";

    RotationState {
        prints = Map.copyOf(prints);
        moved = List.copyOf(moved);
    }

    static RotationState begin(String workspace, String account, String first, String second, KeyPair keys) {
        Map<String, String> prints = Map.of(first, keys.print(first), second, keys.print(second));
        return new RotationState(
                KIND, workspace, account, first, second, prints, RotationPhase.FREE_FIRST, List.of(), false, null);
    }

    static RotationState parse(String token) {
        try {
            RotationState state = Json.mapper().readValue(token, RotationState.class);
            if (state != null && state.isSound()) {
                return state;
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not the resume token of a key rotation: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("not the resume token of a key rotation");
    }

    private boolean isSound() {
        return KIND.equals(kind)
                && workspace != null
                && account != null
                && phase != null
                && first != null
                && second != null
                && prints.keySet().equals(Set.of(first, second));
    }

    RotationState at(RotationPhase next) {
        return new RotationState(kind, workspace, account, first, second, prints, next, moved, interrupted, null);
    }

    RotationState movedToo(List<String> names) {
        List<String> all = new ArrayList<>(moved);
        names.stream().filter(name -> !all.contains(name)).forEach(all::add);
        return new RotationState(kind, workspace, account, first, second, prints, phase, all, interrupted, polling);
    }

    RotationState interruptedNow(boolean value) {
        return new RotationState(
                kind, workspace, account, first, second, prints, phase, moved, interrupted || value, polling);
    }

    RotationState polling(String token) {
        return new RotationState(kind, workspace, account, first, second, prints, phase, moved, interrupted, token);
    }

    /** Whether a key still has the value that it began with. */
    boolean isOld(String key, KeyPair now) {
        return now.print(key).equals(prints.get(key));
    }

    String text() {
        return Json.text(this);
    }
}
