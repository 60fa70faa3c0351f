/**
 * Microsoft Entra ID: tenants with applications, users and groups, the token endpoint (v2 and v1) with its grants, the pages that
 * people sign in on, device codes, OpenID discovery, signing keys, instance discovery, user realm. Tokens are RS256 JWTs
 * by the emulator's clock, access tokens in their v1 form.
 *
 * <p>Follows contract 11.1, Microsoft's protocol pages and its reference of AADSTS codes; Entra publishes no OpenAPI file.
 *
 * <p>Grants: client credentials (secret, certificate, federated token), authorization code with PKCE, refresh token,
 * device code, on behalf of. A user's password is taken on a page only; the password grant is refused as unsupported.
 *
 * <p>Enforced: tenants and who belongs to which; secrets with their ends; client assertions in signature, audience, times
 * and first use; redirect URIs; codes once and for ten minutes; multi-factor authentication; disabled and locked
 * principals; revoked sessions; demanded claims. On every guarded plane a token's signature, times, audience and tenant.
 *
 * <p>Other than Entra: applications on users' machines are known in every tenant, all others in one; nobody has to
 * consent; no cookie keeps anybody signed in, so {@code prompt=none} never succeeds; a device is asked for every second
 * and not every fifth; a client assertion serves once; a verification is approved on the page, since no telephone rings;
 * no account gets locked by itself. Which words say so where no source was at hand (a client that polls too fast, one
 * that presents an assertion twice, a user who declines a device) is assumed. The three clouds share the tenants: a
 * token for one cloud's Resource Manager is good for the others' too.
 *
 * <p>Left out: Azure AD B2C (501, and its hosts are not served), consumers' accounts, Microsoft Graph, conditional access
 * beyond demanded claims, logout, claims about groups. Who may do what is for {@code local.rbac} to say.
 *
 * <p>{@code entra.jwt} reads and signs tokens, {@code entra.pages} writes HTML; both know nothing of who may do what.
 */
@NullMarked
package io.github.azureml4j.local.entra;

import org.jspecify.annotations.NullMarked;
