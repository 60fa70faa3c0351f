package io.github.azureml4j.local.entra;

import io.github.azureml4j.local.front.LocalError;
import java.time.Instant;

/**
 * Why Entra refuses a sign-in, by its own numbers and words (contract 11.4, 10.3; Microsoft's reference of AADSTS
 * codes). A catalogue.
 */
final class Refusals {

    private Refusals() {}

    static LocalError missingField(String name) {
        return refusal(
                400,
                "invalid_request",
                90014,
                "The required field '" + name + "' is missing from the credential. Ensure that you have all the"
                        + " necessary parameters for the login request.");
    }

    static LocalError unknownTenant(String name) {
        return refusal(
                400,
                "invalid_request",
                90002,
                "Tenant '" + name + "' not found. Check to make sure you have the correct tenant ID and are signing"
                        + " into the correct cloud.");
    }

    static LocalError unsupportedGrant(String grant) {
        return refusal(
                400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type '" + grant + "'.");
    }

    static LocalError unknownApplication(String clientId, String tenant) {
        return refusal(
                400,
                "unauthorized_client",
                700016,
                "Application with identifier '" + clientId + "' was not found in the directory '" + tenant + "'.");
    }

    static LocalError noSecret() {
        return refusal(
                401,
                "invalid_client",
                7000218,
                "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");
    }

    static LocalError wrongSecret(String clientId) {
        return refusal(
                401,
                "invalid_client",
                7000215,
                "Invalid client secret provided. Ensure the secret being sent in the request is the client secret"
                        + " value, not the client secret ID, for a secret added to app '" + clientId + "'.");
    }

    static LocalError unreadableBasic() {
        return refusal(401, "invalid_client", 7000216, "The Basic authorization header cannot be read.");
    }

    static LocalError invalidScope(String scope) {
        return refusal(
                400,
                "invalid_scope",
                1002012,
                "The provided value for scope " + scope + " is not valid. Client credential flows must have a scope"
                        + " value with /.default suffixed to the resource identifier (application ID URI).");
    }

    static LocalError severalResources(String scope) {
        return refusal(
                400,
                "invalid_scope",
                28000,
                "Provided value for the input parameter scope is not valid because it contains more than one resource."
                        + " Scope " + scope + " is not valid.");
    }

    static LocalError unknownResource(String resource, String tenant) {
        return refusal(
                400,
                "invalid_resource",
                500011,
                "The resource principal named " + resource + " was not found in the tenant named " + tenant + ".");
    }

    static LocalError invalidParameter(String name) {
        return refusal(400, "invalid_request", 90100, "The parameter '" + name + "' is empty or not valid.");
    }

    static LocalError noTenant() {
        return refusal(
                400,
                "invalid_request",
                50059,
                "No tenant-identifying information found in either the request or implied by any provided"
                        + " credentials.");
    }

    static LocalError applicationDisabled(Application application) {
        return refusal(
                400,
                "unauthorized_client",
                7000112,
                "Application '" + application.clientId() + "'(" + application.displayName() + ") is disabled.");
    }

    static LocalError publicWithSecret() {
        return refusal(
                401,
                "invalid_client",
                700025,
                "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.");
    }

    static LocalError expiredSecret(String clientId) {
        return refusal(
                401,
                "invalid_client",
                7000222,
                "The provided client secret keys for app '" + clientId + "' are expired. Visit the Azure portal to"
                        + " create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate"
                        + " credentials for added security: https://aka.ms/certCreds.");
    }

    static LocalError assertionMalformed(String why) {
        return refusal(401, "invalid_client", 50027, "JWT token is invalid or malformed: " + why + ".");
    }

    static LocalError assertionOfAnother(String clientId) {
        return refusal(
                401,
                "invalid_client",
                700021,
                "Client assertion application identifier doesn't match 'client_id' parameter '" + clientId + "'.");
    }

    static LocalError assertionForAnother(String audience) {
        return refusal(
                401,
                "invalid_client",
                700023,
                "Client assertion audience claim does not match Realm issuer. The audience is '" + audience + "'.");
    }

    static LocalError assertionOutOfTime(Instant now, long end) {
        return refusal(
                401,
                "invalid_client",
                700024,
                "Client assertion is not within its valid time range. Current time: " + now
                        + ", expiry time of assertion " + Instant.ofEpochSecond(end) + ".");
    }

    static LocalError assertionUsedTwice() {
        return refusal(401, "invalid_client", 50013, "Assertion failed validation: its 'jti' was presented before.");
    }

    static LocalError unknownCertificate(String clientId, String thumbprint) {
        return refusal(
                401,
                "invalid_client",
                700027,
                "The certificate with identifier used to sign the client assertion is not registered on application"
                        + " '" + clientId + "'. [Reason - The key was not found., Thumbprint of key used by client: '"
                        + thumbprint + "']");
    }

    static LocalError wrongSignature(String why) {
        return refusal(
                401,
                "invalid_client",
                700027,
                "Client assertion contains an invalid signature. [Reason - " + why + "]");
    }

    static LocalError noTrust(int number, String part, String value) {
        return refusal(
                401,
                "invalid_client",
                number,
                "No matching federated identity record found for presented assertion " + part + " '" + value
                        + "'. Check your federated identity credential Subject, Audience and Issuer against the"
                        + " presented assertion.");
    }

    static LocalError unknownUser(String userName, String tenant) {
        return refusal(
                400,
                "invalid_grant",
                50034,
                "The user account " + userName + " does not exist in the " + tenant + " directory. To sign into this"
                        + " application, the account must be added to the directory.");
    }

    static LocalError wrongPassword() {
        return refusal(
                400, "invalid_grant", 50126, "Error validating credentials due to invalid username or password.");
    }

    static LocalError userDisabled() {
        return refusal(400, "invalid_grant", 50057, "The user account is disabled.");
    }

    static LocalError userLocked() {
        return refusal(
                400,
                "invalid_grant",
                50053,
                "The account is locked, you've tried to sign in too many times with an incorrect user ID or"
                        + " password.");
    }

    static LocalError notInvited(User user, Tenant tenant, String clientId) {
        return refusal(
                400,
                "invalid_grant",
                50020,
                "User account '" + user.userName() + "' from identity provider 'https://sts.windows.net/"
                        + user.tenantId() + "/' does not exist in tenant '" + tenant.name()
                        + "' and cannot access the application '" + clientId + "' in that tenant. The account needs to"
                        + " be added as an external user in the tenant first. Sign out and sign in again with a"
                        + " different Azure Active Directory user account.");
    }

    static LocalError needsVerification(String resource, ClaimsRequest claims) {
        String text = "Due to a configuration change made by your administrator, or because you moved to a new"
                + " location, you must use multi-factor authentication to access '" + resource + "'.";
        return new LocalError(
                400,
                "interaction_required",
                "AADSTS50076: " + text,
                claims.accessToken().isEmpty() ? null : claims.toJson());
    }

    static LocalError verificationFailed() {
        return refusal(400, "access_denied", 500121, "Authentication failed during strong authentication request.");
    }

    static LocalError declined() {
        return refusal(400, "access_denied", 65004, "User declined to consent to access the app.");
    }

    static LocalError nobodySignedIn() {
        return refusal(400, "login_required", 50058, "A silent sign-in request was sent but no user is signed in.");
    }

    static LocalError interactionOver() {
        return refusal(
                400, "invalid_request", 90100, "This sign-in took too long or has ended. Start again at the client.");
    }

    static LocalError unknownRedirect(String uri, String clientId) {
        return refusal(
                400,
                "invalid_request",
                50011,
                "The redirect URI '" + uri + "' specified in the request does not match the redirect URIs configured"
                        + " for the application '" + clientId + "'.");
    }

    static LocalError otherRedirect(String uri) {
        return refusal(
                400,
                "invalid_grant",
                500112,
                "The reply address '" + uri + "' does not match the reply address provided when requesting the"
                        + " Authorization code.");
    }

    static LocalError unsupportedResponse(String type) {
        return refusal(
                400,
                "unsupported_response_type",
                700051,
                "response_type '" + type + "' isn't enabled for the application.");
    }

    static LocalError invalidGrant(String what) {
        return refusal(
                400, "invalid_grant", 70000, "The provided value for the '" + what + "' parameter is not valid.");
    }

    static LocalError grantOfAnother() {
        return refusal(400, "invalid_grant", 700005, "Provided grant is intended to use against another application.");
    }

    static LocalError codeExpired() {
        return refusal(
                400,
                "invalid_grant",
                70008,
                "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive"
                        + " authorization request for this user and resource.");
    }

    static LocalError codeUsed() {
        return refusal(
                400,
                "invalid_grant",
                54005,
                "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing"
                        + " refresh token.");
    }

    static LocalError wrongVerifier() {
        return refusal(
                400,
                "invalid_grant",
                501481,
                "The Code_Verifier does not match the code_challenge supplied in the authorization request.");
    }

    static LocalError sessionRevoked(Instant since) {
        return refusal(
                400,
                "invalid_grant",
                50173,
                "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might"
                        + " have changed or reset their password. The grant was issued on '" + since + "'.");
    }

    static LocalError refreshTokenIdle(Instant issued) {
        return refusal(
                400,
                "invalid_grant",
                700082,
                "The refresh token has expired due to inactivity. The token was issued on " + issued
                        + " and was inactive for 90.00:00:00.");
    }

    static LocalError devicePending() {
        return refusal(
                400,
                "authorization_pending",
                70016,
                "OAuth 2.0 device flow error. Authorization is pending. Continue polling.");
    }

    static LocalError slowDown() {
        return refusal(400, "slow_down", 70016, "OAuth 2.0 device flow error. Polling too fast.");
    }

    static LocalError deviceCodeExpired() {
        return refusal(
                400,
                "expired_token",
                70020,
                "The provided value for the input parameter 'device_code' is not valid. This device code has expired.");
    }

    static LocalError unknownDeviceCode() {
        return refusal(
                400, "bad_verification_code", 70019, "The provided value for 'device_code' was never handed out.");
    }

    static LocalError deviceDeclined() {
        return refusal(400, "authorization_declined", 70018, "Authorization was declined by the user.");
    }

    static LocalError unknownUserCode() {
        return refusal(
                400,
                "invalid_grant",
                70018,
                "Invalid verification code: that code didn't work. Check it and try again.");
    }

    static LocalError assertionNotForClient(String audience, String clientId) {
        return refusal(
                400,
                "invalid_grant",
                500131,
                "Assertion audience does not match the Client app presenting the assertion. The audience in the"
                        + " assertion was '" + audience + "' and the expected audience is '" + clientId + "'.");
    }

    static LocalError assertionUnusable() {
        return refusal(
                400, "invalid_grant", 50013, "Assertion failed signature validation, or is expired or malformed.");
    }

    static LocalError onBehalfOfNobody(String clientId) {
        return refusal(
                400,
                "invalid_grant",
                7000114,
                "Application '" + clientId + "' is not allowed to make application on-behalf-of calls.");
    }

    private static LocalError refusal(int status, String oauthError, int number, String text) {
        return new LocalError(status, oauthError, "AADSTS" + number + ": " + text, null);
    }
}
