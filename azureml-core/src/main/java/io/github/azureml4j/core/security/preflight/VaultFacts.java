package io.github.azureml4j.core.security.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.arm.ArmId;
import java.util.ArrayList;
import java.util.List;

/** What the document of a vault says against keeping a workspace's key in it. */
final class VaultFacts {
    private final JsonNode document;
    private final JsonNode properties;
    private final ArmId id;
    private final List<Finding> found = new ArrayList<>();

    private VaultFacts(JsonNode document, ArmId id) {
        this.document = document;
        this.properties = document.path("properties");
        this.id = id;
    }

    static List<Finding> findings(JsonNode document, ArmId id, String location) {
        VaultFacts facts = new VaultFacts(document, id);
        facts.region(location);
        facts.protection();
        facts.network();
        return facts.found;
    }

    private void region(String location) {
        String own = document.path("location").asText();
        if (!Regions.plain(own).equals(Regions.plain(location))) {
            block(
                    "CMK_VAULT_OTHER_REGION",
                    "is in " + own + ", the workspace is to be in " + location,
                    "take a key vault in " + location + ", or make the workspace in " + own);
        }
    }

    private void protection() {
        if (!properties.path("enableSoftDelete").asBoolean()) {
            block(
                    "CMK_VAULT_WITHOUT_SOFT_DELETE",
                    "has no soft delete: a key lost there is lost with all that it encrypts",
                    "az resource update --ids " + id
                            + " --set properties.enableSoftDelete=true properties.enablePurgeProtection=true");
        } else if (!properties.path("enablePurgeProtection").asBoolean()) {
            block(
                    "CMK_VAULT_WITHOUT_PURGE_PROTECTION",
                    "has no purge protection, without which no service encrypts with its keys",
                    "az keyvault update --name " + id.name() + " --enable-purge-protection true");
        }
    }

    private void network() {
        JsonNode rules = properties.path("networkAcls");
        boolean closed = rules.path("defaultAction").asText().equalsIgnoreCase("Deny")
                || properties.path("publicNetworkAccess").asText().equalsIgnoreCase("Disabled");
        boolean servicesPass = rules.path("bypass").asText("AzureServices").contains("AzureServices");
        if (closed && !servicesPass) {
            block(
                    "CMK_VAULT_NETWORK_BLOCKS",
                    "lets in neither the public network nor trusted services of Azure, so that the service cannot read the key",
                    "az keyvault update --name " + id.name() + " --bypass AzureServices");
        }
    }

    private void block(String code, String what, String remedy) {
        found.add(Finding.blocker(code, id.toString(), "key vault " + id.name() + " " + what, remedy));
    }
}
