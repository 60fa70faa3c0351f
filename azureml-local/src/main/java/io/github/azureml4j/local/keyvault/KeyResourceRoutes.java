package io.github.azureml4j.local.keyvault;

import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.Section;

/** Keys as ARM resources: what they are, for who may read the vault and need not be let into it. */
final class KeyResourceRoutes {

    private final VaultService vaults;
    private final KeyService keys;

    KeyResourceRoutes(KeyVaultService service) {
        this.vaults = service.vaults();
        this.keys = service.keys();
    }

    void declare(Section section) {
        section.under("/subscriptions/{sub}/resourceGroups/{rg}/providers/Microsoft.KeyVault/vaults/{vault}/keys")
                .get("", "Keys_List", this::list)
                .get("/{name}", "Keys_Get", this::get)
                .get("/{name}/versions", "Keys_ListVersions", this::listVersions)
                .get("/{name}/versions/{version}", "Keys_GetVersion", this::getVersion);
    }

    private Reply list(Exchange exchange) {
        Vault vault = vault(exchange);
        return Reply.ok(Json.list(keys.list(vault).stream().map(key -> KeyResources.item(vault.record(), key))));
    }

    private Reply get(Exchange exchange) {
        Vault vault = vault(exchange);
        return Reply.ok(KeyResources.key(vault.record(), keys.require(vault, exchange.path("name"), "")));
    }

    private Reply listVersions(Exchange exchange) {
        Vault vault = vault(exchange);
        return Reply.ok(Json.list(keys.versions(vault, exchange.path("name")).stream()
                .map(key -> KeyResources.versionItem(vault.record(), key))));
    }

    private Reply getVersion(Exchange exchange) {
        Vault vault = vault(exchange);
        KeyVersion key = keys.require(vault, exchange.path("name"), exchange.path("version"));
        return Reply.ok(KeyResources.version(vault.record(), key));
    }

    private Vault vault(Exchange exchange) {
        return vaults.require(new ResourceId(
                exchange.path("sub"), exchange.path("rg"), KeyVaultService.TYPE, exchange.path("vault")));
    }
}
