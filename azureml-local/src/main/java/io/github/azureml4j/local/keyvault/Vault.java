package io.github.azureml4j.local.keyvault;

/** A vault with what is in it, which survives the vault's deletion as long as the vault can be recovered. */
record Vault(VaultRecord record, Shelf<KeyVersion> keys, Shelf<SecretVersion> secrets) {

    Vault(VaultRecord record) {
        this(record, new Shelf<>(), new Shelf<>());
    }

    Vault with(VaultRecord changed) {
        return new Vault(changed, keys, secrets);
    }
}
