package io.github.azureml4j.local.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.entra.EntraService;
import java.util.Optional;
import java.util.function.Function;

/** The identities that accounts act as: one of their own, and those that their customer assigned to them. */
final class AccountIdentities {

    private final EntraService entra;
    private final Function<String, Optional<String>> userAssigned;

    /** @param userAssigned the principal of the user-assigned identity with that ARM id */
    AccountIdentities(EntraService entra, Function<String, Optional<String>> userAssigned) {
        this.entra = entra;
        this.userAssigned = userAssigned;
    }

    /** Gives the account of a document the identity that the document asks for, which it keeps from then on. */
    void complete(ResourceId account, ObjectNode document, JsonNode before) {
        if (!(document.get("identity") instanceof ObjectNode identity)
                || !identity.path("type").asText().contains("SystemAssigned")) {
            return;
        }
        String known = before.at("/identity/principalId").asText("");
        identity.put(
                "principalId",
                known.isEmpty()
                        ? entra.addApplication(entra.tenantId(), account.name()).objectId()
                        : known);
        identity.put("tenantId", entra.tenantId());
    }

    /** The principal that asks the vault for the account's key; empty where the account has none. */
    Optional<String> keyReader(JsonNode document) {
        String named = document.at("/properties/encryption/identity/userAssignedIdentity")
                .asText("");
        return named.isEmpty()
                ? Optional.of(document.at("/identity/principalId").asText("")).filter(id -> !id.isEmpty())
                : userAssigned.apply(named);
    }
}
