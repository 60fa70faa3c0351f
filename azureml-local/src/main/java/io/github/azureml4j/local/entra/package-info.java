/**
 * Microsoft Entra ID: the token endpoint (v2 and v1), OpenID discovery, instance discovery and signing keys, for one
 * tenant with one service principal. Tokens are RS256 JWTs, valid by the emulator's clock.
 *
 * <p>Follows contract 11.1; Entra publishes no OpenAPI file. Error bodies carry Entra's own AADSTS numbers.
 *
 * <p>Enforced: the tenant, the application, its secret, one known resource per request; on every guarded plane the
 * token's signature, times, tenant and audience. Not enforced yet: roles (any valid token may do anything that its
 * audience allows), claims challenges. The three clouds share the tenant: a token
 * for one cloud's Resource Manager is good for the others' too. Left out: certificates and federated assertions (501), every grant but client
 * credentials (Entra's own {@code unsupported_grant_type}), users, devices, Microsoft Graph.
 */
@NullMarked
package io.github.azureml4j.local.entra;

import org.jspecify.annotations.NullMarked;
