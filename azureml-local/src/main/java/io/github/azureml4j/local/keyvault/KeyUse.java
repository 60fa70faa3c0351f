package io.github.azureml4j.local.keyvault;

/**
 * Whether a principal may wrap and unwrap with a key now, as a service finds out that encrypts with it.
 *
 * @param usable whether it may
 * @param code the finer reason of Key Vault where it may not, as in {@code KeyDisabled}; empty where it may
 * @param message Key Vault's words for it; empty where it may
 */
public record KeyUse(boolean usable, String code, String message) {

    static final KeyUse GOOD = new KeyUse(true, "", "");

    static KeyUse refused(String code, String message) {
        return new KeyUse(false, code, message);
    }
}
