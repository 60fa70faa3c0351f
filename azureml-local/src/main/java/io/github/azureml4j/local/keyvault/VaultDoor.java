package io.github.azureml4j.local.keyvault;

import io.github.azureml4j.local.front.Handler;
import java.util.Optional;
import java.util.function.Supplier;

/** Stands before every handler of the data plane, and lets in who may do what the handler does. */
final class VaultDoor {

    private final VaultService vaults;
    private final VaultAccess access;
    private final Supplier<Optional<String>> callerAddress;

    /** @param callerAddress the public address that requests come from; empty where they come from a private network */
    VaultDoor(VaultService vaults, VaultAccess access, Supplier<Optional<String>> callerAddress) {
        this.vaults = vaults;
        this.access = access;
        this.callerAddress = callerAddress;
    }

    /** The handler for callers only who have that right. */
    Handler to(Right right, Handler handler) {
        return exchange -> {
            VaultRecord vault = vaults.open(exchange.host("vault")).record();
            Principal caller = Principal.of(exchange.caller());
            access.requireNear(vault, caller, callerAddress.get());
            access.require(vault, caller, right, ItemPath.of(exchange.rawPath()).name());
            return handler.handle(exchange);
        };
    }
}
