package io.github.azureml4j.local.keyvault;

/**
 * What somebody needs for an operation of the data plane, in the words of its two ways to decide. Source: the
 * permissions of keyvault.json, and the data actions of the provider {@code Microsoft.KeyVault}.
 *
 * @param kind {@code keys} or {@code secrets}
 * @param permission the word of access policies, as in {@code wrapKey}
 * @param dataAction the word of roles, in full
 */
record Right(String kind, String permission, String dataAction) {

    private static final String PREFIX = "Microsoft.KeyVault/vaults/";

    /** @param action the data action below {@code keys}, as in {@code wrap/action} */
    static Right keys(String permission, String action) {
        return new Right("keys", permission, PREFIX + "keys/" + action);
    }

    /** @param action the data action below {@code secrets}, as in {@code getSecret/action} */
    static Right secrets(String permission, String action) {
        return new Right("secrets", permission, PREFIX + "secrets/" + action);
    }
}
