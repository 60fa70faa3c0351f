package io.github.azureml4j.core.security.posture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Section E, second part: a key of the customer's, and the run metadata that it encrypts. */
final class OwnKeyControls {
    private static final List<String> PROVIDERS =
            List.of("Microsoft.MachineLearningServices", "Microsoft.DocumentDB", "Microsoft.Search");
    private static final String OWN_KEY =
            "Only a new workspace can have it: Workspace.create()...cmk(vaultId, keyUri).";

    private static final Assessment NO_KEY = Assessment.info("the workspace has no customer-managed key");

    static final List<Control> ALL = List.of(
            new Control(
                    "E8",
                    "Run metadata lives in Cosmos DB in a Microsoft subscription unless the workspace has a key of the customer's",
                    OwnKeyControls::runMetadata),
            new Control(
                    "E9",
                    "The customer's own key is named by vault id and versioned key URI; the vault is in the workspace's region and subscription",
                    OwnKeyControls::ownKey),
            new Control(
                    "E10",
                    "The resource providers that a customer-managed key needs are registered",
                    OwnKeyControls::providers),
            new Control("E11", "The key may lie in the workspace's own vault or in another", OwnKeyControls::sameVault),
            new Control(
                    "E12",
                    "The Cosmos DB account lies in a managed resource group named after the workspace's group and a GUID",
                    OwnKeyControls::nameOfGroup),
            new Control(
                    "E13",
                    "That Cosmos DB account goes only with the workspace",
                    estate -> ifCosmos(
                            estate, () -> Assessment.info("deleting this workspace deletes it; nothing else may"))),
            new Control("E14", "It has 8000 request units a second", OwnKeyControls::throughput),
            new Control(
                    "E15",
                    "Revoking or rotating the key of that account takes effect within about an hour",
                    estate -> ifCmk(estate, Assessment.info("the key in use is listed under N12"))));

    private OwnKeyControls() {}

    private static Assessment ifCmk(Estate estate, Assessment then) {
        return estate.cmk() ? then : NO_KEY;
    }

    private static Assessment ifCosmos(Estate estate, Supplier<Assessment> then) {
        return ifCmk(
                estate,
                managedGroup(estate).isEmpty()
                        ? Assessment.info("no Cosmos DB account lies in this subscription for it")
                        : then.get());
    }

    /** The group that the service made for what the key encrypts; empty when that is elsewhere. */
    private static String managedGroup(Estate estate) {
        return Estate.lastOf(estate.property("/serviceProvisionedResourceGroup"));
    }

    private static Assessment runMetadata(Estate estate) {
        if (!estate.cmk()) {
            return Assessment.info("it lives in a Microsoft subscription");
        }
        String group = managedGroup(estate);
        return Assessment.info(
                group.isEmpty()
                        ? "encrypted with the customer's key, it lives where the service or its owner put it"
                        : "it lives in this subscription, in resource group " + group);
    }

    private static Assessment ownKey(Estate estate) {
        if (!estate.cmk()) {
            return Assessment.fail("the workspace has no customer-managed key", OWN_KEY);
        }
        return estate.keyVaultOfKey().assess(vault -> Assessment.together(place(estate, vault), version(estate)));
    }

    private static Assessment place(Estate estate, JsonNode vault) {
        boolean near = Estate.region(vault.path("location").asText()).equals(estate.location());
        boolean ours = estate.property("/encryption/keyVaultProperties/keyVaultArmId")
                .toLowerCase(Locale.ROOT)
                .startsWith("/subscriptions/"
                        + estate.connection().id().subscription().toLowerCase(Locale.ROOT) + "/");
        String name = "vault " + vault.path("name").asText();
        return Assessment.when(
                near && ours,
                "the key lies in " + name + " in the workspace's region and subscription",
                "the key lies in " + name + " in another " + (near ? "subscription" : "region") + " than the workspace",
                "Use a vault in the workspace's region and subscription.");
    }

    private static Assessment version(Estate estate) {
        String key = estate.property("/encryption/keyVaultProperties/keyIdentifier");
        return Assessment.when(
                estate.keyHasVersion(),
                "its URI names version " + Estate.lastOf(key),
                "its URI names no version: " + key,
                "Name one: ws.security().rotateKey(KeyRef.parse(uri)).");
    }

    private static Assessment providers(Estate estate) {
        if (!estate.cmk()) {
            return NO_KEY;
        }
        return Assessment.together(PROVIDERS.stream()
                .map(name -> estate.registration(name)
                        .assess(state -> Assessment.when(
                                state.equalsIgnoreCase("Registered"),
                                name + " is registered",
                                name + " is not registered",
                                "az provider register --namespace " + name + ".")))
                .toList());
    }

    private static Assessment sameVault(Estate estate) {
        return ifCmk(
                estate,
                Assessment.info(
                        estate.sharedVault()
                                ? "key and workspace secrets share one vault"
                                : "key and workspace secrets have a vault each"));
    }

    private static Assessment nameOfGroup(Estate estate) {
        String prefix = estate.connection().id().resourceGroup();
        return ifCosmos(estate, () -> {
            String group = managedGroup(estate);
            return Assessment.when(
                    group.regionMatches(true, 0, prefix, 0, prefix.length()),
                    "the managed resource group is " + group,
                    "the managed resource group is named " + group + ", not after " + prefix,
                    "Ask the service's support what made it.");
        });
    }

    private static Assessment throughput(Estate estate) {
        String set = estate.property("/serviceManagedResourcesSettings/cosmosDb/collectionsThroughput");
        return ifCosmos(
                estate,
                () -> set.isEmpty() || set.equals("8000")
                        ? Assessment.pass(
                                "the workspace asks for " + (set.isEmpty() ? "no other than the default" : set))
                        : Assessment.info("it was made with " + set + ", which the document of 2020 did not support"));
    }
}
