package io.github.azureml4j.local.keyvault;

import io.github.azureml4j.local.entra.TokenIssuer;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import io.github.azureml4j.local.front.Section;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The routes of Key Vault on its two planes. */
public final class KeyVaultRoutes implements Routes {

    private static final String RESOURCES = "2023-07-01";
    private static final Contract VAULTS =
            Contract.of("keyvault/resource-manager/Microsoft.KeyVault/stable/2023-07-01/keyvault.json", RESOURCES);
    private static final Contract KEY_RESOURCES =
            Contract.of("keyvault/resource-manager/Microsoft.KeyVault/stable/2023-07-01/keys.json", RESOURCES);
    private static final Contract MANAGED_HSMS =
            Contract.of("keyvault/resource-manager/Microsoft.KeyVault/stable/2023-07-01/managedHsm.json", RESOURCES);

    /** The newest version that official clients ask for; the published file at hand is 7.5. */
    private static final String NEWEST = "2025-07-01";

    private static final Contract KEYS =
            Contract.of("keyvault/data-plane/Microsoft.KeyVault/stable/7.5/keys.json", NEWEST);
    private static final Contract SECRETS =
            Contract.of("keyvault/data-plane/Microsoft.KeyVault/stable/7.5/secrets.json", NEWEST);

    private final KeyVaultService service;
    private final Guard armGuard;
    private final TokenIssuer tokens;
    private final Supplier<Optional<String>> callerAddress;

    /** @param callerAddress the public address that requests come from; empty where they come from a private network */
    public KeyVaultRoutes(
            KeyVaultService service, Guard armGuard, TokenIssuer tokens, Supplier<Optional<String>> callerAddress) {
        this.service = service;
        this.armGuard = armGuard;
        this.tokens = tokens;
        this.callerAddress = callerAddress;
    }

    @Override
    public void declare(RouteTable table) {
        table.existing(Hosts.VAULT, host -> service.exists(host.variable("vault")));
        Section resources = table.on(Hosts.ARM).guard(armGuard);
        new VaultRoutes(service.vaults()).declare(resources.contract(VAULTS));
        new KeyResourceRoutes(service).declare(resources.contract(KEY_RESOURCES));
        resources
                .contract(MANAGED_HSMS)
                .get(
                        "/subscriptions/{sub}/providers/Microsoft.KeyVault/deletedManagedHSMs",
                        "ManagedHsms_ListDeleted",
                        x -> Reply.ok(Json.list(Stream.empty())));
        Section data = table.on(Hosts.VAULT)
                .guard(new VaultGuard(service.vaults(), tokens))
                .errors(new VaultErrors());
        VaultDoor door = new VaultDoor(service.vaults(), service.access(), callerAddress);
        new KeyRoutes(service, door).declare(data.contract(KEYS));
        new SecretRoutes(service, door).declare(data.contract(SECRETS));
    }
}
