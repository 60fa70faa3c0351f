package io.github.azureml4j.core.http;

import java.util.Map;

/** What to try, by the code at the bottom of the error tree, else by status. */
final class Advice {
    private static final Map<String, String> BY_CODE = Map.of(
            "ResourceGroupNotFound", "create the resource group first, or check its name and the subscription",
            "SubscriptionNotFound", "check the subscription id and that this sign-in belongs to its tenant",
            "AuthorizationFailed",
                    "ask an owner for a role that has this action; a new assignment takes minutes to count",
            "InvalidAuthenticationTokenTenant", "sign in to the tenant of the subscription",
            "ExpiredAuthenticationToken", "check this machine's clock",
            "MissingSubscriptionRegistration", "register the resource provider; it takes the right to do so",
            "RequestDisallowedByPolicy", "an Azure policy forbids this; the message names it");

    private static final Map<Integer, String> BY_STATUS = Map.of(
            401, "sign in again; check tenant and cloud",
            403, "ask an owner for a role that allows it",
            404, "check names, subscription and resource group",
            409, "wait for what is under way, or choose another name",
            412, "read the resource again and repeat the change",
            429, "wait as long as the service asks, and ask less often",
            500, "repeat later; quote the request id to support",
            502, "repeat later; the answer came from a gateway",
            503, "repeat later",
            504, "repeat later; the answer came from a gateway");

    private Advice() {}

    static String on(int status, ErrorBody error) {
        String byStatus = BY_STATUS.getOrDefault(status, "read the message above; the request was not accepted");
        return BY_CODE.getOrDefault(error.innermost().code(), byStatus);
    }
}
