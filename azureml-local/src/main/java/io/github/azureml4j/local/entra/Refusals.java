package io.github.azureml4j.local.entra;

import io.github.azureml4j.local.front.LocalError;

/** Why Entra refuses a sign-in, by its own numbers and words (contract 11.4, 10.3). */
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

    private static LocalError refusal(int status, String oauthError, int number, String text) {
        return new LocalError(status, oauthError, "AADSTS" + number + ": " + text, null);
    }
}
