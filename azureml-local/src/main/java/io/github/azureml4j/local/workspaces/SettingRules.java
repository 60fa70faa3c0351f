package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.front.LocalError;
import java.util.List;
import java.util.Map;

/** Which values the settings of a workspace can have, whoever sends them. */
final class SettingRules {

    private static final Map<String, List<String>> WORDS = Map.of(
            "publicNetworkAccess", List.of("Enabled", "Disabled"),
            "systemDatastoresAuthMode", List.of("AccessKey", "Identity", "UserDelegationSAS"));

    static final List<String> SWITCHES = List.of(
            "hbiWorkspace",
            "allowPublicAccessWhenBehindVnet",
            "v1LegacyMode",
            "enableDataIsolation",
            "enableServiceSideCMKEncryption",
            "enableSimplifiedCmk",
            "provisionNetworkNow",
            "allowRoleAssignmentOnRG",
            "enableSoftwareBillOfMaterials");

    /** Cosmos DB's own smallest throughput of a container. */
    private static final int SMALLEST_THROUGHPUT = 400;

    /** ASSUMED: Azure publishes no limits of the retention. */
    private static final int LONGEST_RETENTION = 90;

    private SettingRules() {}

    static void check(JsonNode properties) {
        WORDS.forEach((name, words) -> checkWord(properties.path(name), name, words));
        checkWord(properties.at("/encryption/status"), "encryption.status", List.of("Enabled", "Disabled"));
        SWITCHES.forEach(name ->
                require(isAbsent(properties.path(name)) || properties.path(name).isBoolean(), name));
        JsonNode throughput = properties.at("/serviceManagedResourcesSettings/cosmosDb/collectionsThroughput");
        require(
                isAbsent(throughput) || (throughput.canConvertToInt() && throughput.asInt() >= SMALLEST_THROUGHPUT),
                "serviceManagedResourcesSettings.cosmosDb.collectionsThroughput");
        JsonNode retention = properties.path("softDeleteRetentionInDays");
        require(
                isAbsent(retention) || (retention.asInt() >= 1 && retention.asInt() <= LONGEST_RETENTION),
                "softDeleteRetentionInDays");
        PublicAccess.check(properties);
    }

    private static void checkWord(JsonNode value, String name, List<String> words) {
        require(isAbsent(value) || words.stream().anyMatch(word -> word.equalsIgnoreCase(value.asText())), name);
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static void require(boolean good, String name) {
        if (!good) {
            throw LocalError.badRequest(
                    "InvalidPropertyValue", "The value of the property 'properties." + name + "' is invalid.");
        }
    }
}
