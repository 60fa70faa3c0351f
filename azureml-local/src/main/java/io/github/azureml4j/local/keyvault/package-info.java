/**
 * Key Vault: vaults as ARM resources (keyvault.json 2023-07-01) and the data plane of keys and secrets (keys.json and
 * secrets.json 7.5; newer api-versions up to 2025-07-01 are answered the same). A vault's host exists from its ARM PUT
 * to its deletion. Keys are real: RSA and elliptic pairs of this JVM, which really wrap, decrypt and sign.
 *
 * <p>Enforced: the challenge of contract 9.1, a token of the vault's tenant for the vault's cloud, names, soft delete
 * and purge protection, and what a disabled, expired or not yet valid key or secret may still be used for. Not
 * enforced yet: access policies and roles (any valid token of the tenant may do anything), network rules, whether a
 * key of type {@code -HSM} lives in hardware.
 *
 * <p>Left out (501): import, backup, restore, release, rotation policies, symmetric keys, {@code P-256K}, RSA-PSS
 * signatures, certificates, access policy operations, private endpoints.
 */
@NullMarked
package io.github.azureml4j.local.keyvault;

import org.jspecify.annotations.NullMarked;
