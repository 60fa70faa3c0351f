package io.github.azureml4j.core.security.posture;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Section E, first half: high business impact, storage, run metadata and images. */
final class EncryptionControls {
    private static final Duration OLD = Duration.ofDays(90);
    private static final String OWN_KEY =
            "Only a new workspace can have it: Workspace.create()...cmk(vaultId, keyUri).";

    static final List<Control> ALL = List.of(
            new Control(
                    "E1",
                    "A workspace for sensitive data is made with high business impact, so that Microsoft collects less and encrypts more",
                    estate -> Assessment.when(
                            estate.hbi(),
                            "the workspace was made with high business impact",
                            "the workspace was made without high business impact, the default",
                            "If its data is sensitive, make a new workspace with hbi(true): this one cannot be changed.")),
            new Control(
                    "E2",
                    "High business impact encrypts a cluster's scratch disk only where no earlier cluster is in the subscription",
                    ScratchDisk::check),
            hbi("E3", "With high business impact, scratch disks are cleaned between runs"),
            hbi("E4", "With high business impact, credentials reach clusters through Key Vault"),
            hbi("E5", "With high business impact, clusters answer to the service's addresses only"),
            new Control(
                    "E6",
                    "Snapshots, outputs and logs in Blob storage are encrypted, with the customer's own key on request",
                    estate -> estate.storage().assess(EncryptionControls::storageKeySource)),
            new Control(
                    "E7",
                    "Storage keys can be rotated at any time; it takes effect within about an hour",
                    estate -> estate.storage()
                            .assess(storage -> storageKeys(
                                    storage, estate.connection().clock().instant()))),
            new Control(
                    "E8",
                    "Run metadata lives in Cosmos DB in a Microsoft subscription unless the workspace has a key of the customer's",
                    estate -> Assessment.info(
                            estate.cmk() ? "it lives in this subscription" : "it lives in a Microsoft subscription")),
            new Control(
                    "E9",
                    "The customer's own key is named by vault id and versioned key URI; the vault is in the workspace's region and subscription",
                    EncryptionControls::ownKey),
            new Control(
                    "E10",
                    "The resource providers that a customer-managed key needs are registered",
                    EncryptionControls::providers),
            new Control(
                    "E11", "The key may lie in the workspace's own vault or in another", EncryptionControls::sameVault),
            new Control(
                    "E12",
                    "The Cosmos DB account lies in a managed resource group named after the workspace's group and a GUID",
                    EncryptionControls::managedGroup),
            new Control(
                    "E13",
                    "That Cosmos DB account goes only with the workspace",
                    estate -> ifCmk(estate, Assessment.info("deleting this workspace deletes it; nothing else may"))),
            new Control("E14", "It has 8000 request units a second", EncryptionControls::throughput),
            new Control(
                    "E15",
                    "Revoking or rotating the key of that account takes effect within about an hour",
                    estate -> ifCmk(estate, Assessment.info("the key in use is listed under N12"))),
            new Control(
                    "E16",
                    "Images in the container registry are encrypted by the service; a key of one's own needs a registry of one's own",
                    EncryptionControls::registry));

    private EncryptionControls() {}

    private static Control hbi(String id, String statement) {
        return new Control(
                id,
                statement,
                estate -> Assessment.info(
                        estate.hbi()
                                ? "it applies here; a client sees none of it"
                                : "it does not apply: no high business impact"));
    }

    private static Assessment ifCmk(Estate estate, Assessment then) {
        return estate.cmk() ? then : Assessment.info("the workspace has no customer-managed key");
    }

    private static Assessment storageKeySource(JsonNode storage) {
        boolean own = storage.at("/properties/encryption/keySource").asText().equalsIgnoreCase("Microsoft.Keyvault");
        return Assessment.when(
                own,
                "the storage account is encrypted with a customer's key",
                "the storage account is encrypted with Microsoft's keys, the default",
                "Set encryption.keySource of the account to Microsoft.Keyvault with a key of your own.");
    }

    private static Assessment storageKeys(JsonNode storage, Instant now) {
        if (!storage.at("/properties/allowSharedKeyAccess").asBoolean(true)) {
            return Assessment.pass("the storage account takes no keys at all");
        }
        List<Optional<Instant>> made = Stream.of("key1", "key2")
                .map(key ->
                        instant(storage.at("/properties/keyCreationTime/" + key).asText()))
                .toList();
        if (made.stream().anyMatch(Optional::isEmpty)) {
            return Assessment.unknown("the account does not say how old its keys are");
        }
        long oldest = made.stream()
                .map(Optional::orElseThrow)
                .mapToLong(time -> Duration.between(time, now).toDays())
                .max()
                .orElseThrow();
        return Assessment.when(
                oldest <= OLD.toDays(),
                "both storage keys are at most " + OLD.toDays() + " days old",
                "a storage key is " + oldest + " days old",
                "Rotate them: ws.security().storageKeys().rotate().");
    }

    private static Assessment ownKey(Estate estate) {
        if (!estate.cmk()) {
            return Assessment.fail("the workspace has no customer-managed key", OWN_KEY);
        }
        return estate.keyVaultOfKey().assess(vault -> {
            boolean near = Estate.region(vault.path("location").asText()).equals(estate.location());
            boolean ours = vault.path("id")
                    .asText()
                    .toLowerCase(Locale.ROOT)
                    .startsWith("/subscriptions/" + estate.connection().id().subscription() + "/");
            return Assessment.when(
                    near && ours,
                    "encrypted with a versioned key of vault "
                            + vault.path("name").asText() + " in the same region and subscription",
                    "the vault " + vault.path("name").asText() + " is in another " + (near ? "subscription" : "region")
                            + " than the workspace",
                    "Use a vault in the workspace's region and subscription.");
        });
    }

    private static Assessment providers(Estate estate) {
        return Sight.all(
                        "the registrations",
                        Stream.of("Microsoft.MachineLearningServices", "Microsoft.DocumentDB")
                                .map(name -> estate.registration(name).map(state -> Map.entry(name, state)))
                                .toList())
                .map(states -> states.stream()
                        .filter(state -> !state.getValue().equals("Registered"))
                        .map(Map.Entry::getKey)
                        .toList())
                .assess(missing -> Assessment.when(
                        missing.isEmpty(),
                        "Microsoft.MachineLearningServices and Microsoft.DocumentDB are registered",
                        "not registered: " + Assessment.names(missing),
                        "Register them: az provider register --namespace <name>."));
    }

    private static Assessment sameVault(Estate estate) {
        boolean same = estate.property("/keyVault")
                .equalsIgnoreCase(estate.property("/encryption/keyVaultProperties/keyVaultArmId"));
        return ifCmk(
                estate,
                Assessment.info(
                        same
                                ? "key and workspace secrets share one vault"
                                : "key and workspace secrets have a vault each"));
    }

    private static Assessment managedGroup(Estate estate) {
        String group = Estate.lastOf(estate.property("/serviceProvisionedResourceGroup"));
        String prefix = estate.connection().id().resourceGroup();
        if (!estate.cmk()) {
            return Assessment.info("the workspace has no customer-managed key");
        }
        if (group.isEmpty()) {
            return Assessment.info("the service keeps the encrypted data on its own side");
        }
        return Assessment.when(
                group.regionMatches(true, 0, prefix, 0, prefix.length()),
                "the managed resource group is named after " + prefix,
                "the managed resource group is named " + group + ", not after " + prefix,
                "Ask the service's support what made it.");
    }

    private static Assessment throughput(Estate estate) {
        if (!estate.cmk()) {
            return Assessment.info("the workspace has no customer-managed key");
        }
        String set = estate.property("/serviceManagedResourcesSettings/cosmosDb/collectionsThroughput");
        return set.isEmpty() || set.equals("8000")
                ? Assessment.pass("it has the default of 8000")
                : Assessment.info("it was made with " + set + ", which the document of 2020 did not support");
    }

    private static Assessment registry(Estate estate) {
        if (estate.property("/containerRegistry").isEmpty()) {
            return Assessment.info("there is no registry before the first image is built");
        }
        return estate.registry()
                .assess(registry -> Assessment.when(
                        registry.at("/properties/encryption/status").asText().equalsIgnoreCase("enabled"),
                        "the registry is encrypted with a customer's key",
                        "the registry is encrypted with Microsoft's keys",
                        "Attach a Premium registry that is encrypted with a key of your own."));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
