package io.github.azureml4j.local.keyvault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A change of some principals' access policies, which leaves those of all others alone.
 *
 * @param how {@code add} to what they may, {@code replace} it, or {@code remove} from it
 * @param named the policies to change with
 */
record PolicyChange(String how, JsonNode named) {

    /** The policies after the change. */
    ArrayNode apply(JsonNode policies) {
        ArrayNode result = Json.array();
        for (JsonNode policy : policies) {
            JsonNode changed =
                    find(named, policy).map(change -> combined(policy, change)).orElse(policy);
            if (changed.equals(policy) || givesSomething(changed)) {
                result.add(changed);
            }
        }
        if (!how.equals("remove")) {
            AccessPolicies.stream(named)
                    .filter(policy -> find(policies, policy).isEmpty())
                    .forEach(result::add);
        }
        return result;
    }

    private JsonNode combined(JsonNode policy, JsonNode change) {
        if (how.equals("replace")) {
            return change;
        }
        ObjectNode result = policy.deepCopy();
        JsonNode before = policy.path("permissions");
        JsonNode after = change.path("permissions");
        ObjectNode permissions = result.putObject("permissions");
        Stream.concat(before.properties().stream(), after.properties().stream())
                .map(Map.Entry::getKey)
                .distinct()
                .forEach(kind -> combine(permissions.putArray(kind), before.path(kind), after.path(kind)));
        return result;
    }

    private void combine(ArrayNode result, JsonNode before, JsonNode change) {
        boolean add = how.equals("add");
        without(before, add ? Json.array() : change).forEach(result::add);
        if (add) {
            without(change, before).forEach(result::add);
        }
    }

    private static Stream<String> without(JsonNode words, JsonNode others) {
        Set<String> left = AccessPolicies.lower(others);
        return AccessPolicies.stream(words)
                .map(JsonNode::asText)
                .filter(word -> !left.contains(word.toLowerCase(Locale.ROOT)));
    }

    private static boolean givesSomething(JsonNode policy) {
        return policy.path("permissions").properties().stream()
                .anyMatch(kind -> !kind.getValue().isEmpty());
    }

    private static Optional<JsonNode> find(JsonNode policies, JsonNode like) {
        return AccessPolicies.stream(policies)
                .filter(policy -> Stream.of("tenantId", "objectId", "applicationId")
                        .allMatch(part -> policy.path(part)
                                .asText("")
                                .equalsIgnoreCase(like.path(part).asText(""))))
                .findFirst();
    }
}
