package io.github.azureml4j.local.keyvault;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.front.LocalError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Access policies as a vault's document keeps them: which permissions a principal has on each kind of thing. */
final class AccessPolicies {

    /** Every permission of each kind (keyvault.json, Permissions). */
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "keys",
            words(
                    "all encrypt decrypt wrapkey unwrapkey sign verify get list create update import delete backup restore"
                            + " recover purge release rotate getrotationpolicy setrotationpolicy"),
            "secrets",
            words("all get list set delete backup restore recover purge"),
            "certificates",
            words("all get list delete create import update managecontacts getissuers listissuers setissuers"
                    + " deleteissuers manageissuers recover purge backup restore"),
            "storage",
            words("all get list delete set update regeneratekey recover purge backup restore setsas listsas getsas"
                    + " deletesas"));

    private static final int MOST = 1024;

    private AccessPolicies() {}

    /** Raises 400 unless each of them names a principal of a tenant and permissions that there are. */
    static void check(JsonNode policies) {
        require(policies.size() <= MOST);
        policies.forEach(policy -> {
            JsonNode permissions = policy.path("permissions");
            require(policy.path("objectId").isTextual()
                    && policy.path("tenantId").isTextual());
            require(permissions.isObject());
            permissions.properties().forEach(kind -> require(known(kind.getKey(), kind.getValue())));
        });
    }

    /**
     * Whether a policy gives a principal that right. What is called {@code all} leaves purging out.
     *
     * @param holders the principal's object id and those of its groups
     */
    static boolean allow(JsonNode policies, Principal principal, Set<String> holders, Right right) {
        String word = right.permission().toLowerCase(Locale.ROOT);
        return stream(policies)
                .filter(policy -> isOf(policy, principal, holders))
                .map(policy -> lower(policy.path("permissions").path(right.kind())))
                .anyMatch(words -> words.contains(word) || (words.contains("all") && !word.equals("purge")));
    }

    static Set<String> lower(JsonNode words) {
        Set<String> set = new TreeSet<>();
        words.forEach(word -> set.add(word.asText().toLowerCase(Locale.ROOT)));
        return set;
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static boolean isOf(JsonNode policy, Principal principal, Set<String> holders) {
        String application = policy.path("applicationId").asText("");
        String holder = policy.path("objectId").asText();
        return holders.stream().anyMatch(holder::equalsIgnoreCase)
                && policy.path("tenantId").asText().equalsIgnoreCase(principal.tenantId())
                && (application.isEmpty() || application.equalsIgnoreCase(principal.applicationId()));
    }

    private static boolean known(String kind, JsonNode permissions) {
        return KNOWN.getOrDefault(kind, Set.of()).containsAll(lower(permissions));
    }

    private static Set<String> words(String all) {
        return Set.copyOf(List.of(all.split(" ")));
    }

    private static void require(boolean good) {
        if (!good) {
            throw LocalError.badRequest("BadRequest", "An invalid value was provided for 'accessPolicies'.");
        }
    }
}
