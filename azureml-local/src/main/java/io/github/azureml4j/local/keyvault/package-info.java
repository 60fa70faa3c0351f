/**
 * Key Vault: vaults as ARM resources (keyvault.json 2023-07-01), their keys as such for readers (keys.json 2023-07-01), and
 * the data plane of keys and secrets (keys.json and secrets.json 7.5; other api-versions up to 2025-07-01 are answered the
 * same). Nobody can make a managed HSM, so the list of deleted ones, which the Azure CLI reads with that of vaults, is empty. A vault's host exists from its ARM PUT
 * to its deletion. Keys are real: RSA and elliptic pairs of this JVM, which really wrap, decrypt and sign.
 *
 * <p>Enforced: the challenge of contract 9.1, a token of the vault's tenant for the vault's cloud, names, soft delete
 * and purge protection, what a disabled, expired or not yet valid key or secret may still be used for, and who may do
 * what: by access policies, or by data actions on a vault that goes by roles. Whoever makes a vault may do nothing in it
 * until it gives itself a right. {@code publicNetworkAccess} and {@code networkAcls} decide from where; a caller from a
 * private network counts as one with a private endpoint, and services of Azure's come in unless {@code bypass} forbids
 * it. Not enforced: groups of principals in policies, virtual network rules, whether a key of type {@code -HSM} lives
 * in hardware.
 *
 * <p>Left out (501): making keys through ARM, import, backup, restore, release, rotation policies, symmetric keys, {@code P-256K}, RSA-PSS
 * signatures, certificates, private endpoints.
 */
@NullMarked
package io.github.azureml4j.local.keyvault;

import org.jspecify.annotations.NullMarked;
