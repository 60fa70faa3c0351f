package io.github.azureml4j.core.security.grants;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.access.Access;
import io.github.azureml4j.core.access.PrincipalType;
import io.github.azureml4j.core.access.Role;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.core.security.reading.Reading;
import io.github.azureml4j.core.security.reading.VaultAccess;
import java.util.List;
import java.util.Map;

/**
 * All access to what is in a vault, by whichever of its two models.
 *
 * @param reader how to read and write
 * @param vault the vault
 */
record VaultGrant(Reader reader, ArmId vault) implements ExpectedGrant {
    private static final Role ADMINISTRATOR =
            new Role("Key Vault Administrator", "00482a5a-887f-4fb3-b363-3b7fe8e74483");
    private static final List<String> ALL = List.of("all");

    @Override
    public String resource() {
        return vault.toString();
    }

    @Override
    public String right() {
        return "all keys, secrets and certificates";
    }

    @Override
    public Reading<Boolean> has(String principalId) {
        Reading<JsonNode> document = reader.resource(vault);
        return document.value().isPresent()
                ? new VaultAccess(reader, vault, document.value().get()).everything(principalId)
                : document.map(unseen -> false);
    }

    @Override
    public void give(String principalId) {
        JsonNode document = reader.resource(vault).value().orElseThrow();
        if (VaultAccess.byRoles(document)) {
            new Access(reader.azure(), resource()).share(principalId, PrincipalType.SERVICE_PRINCIPAL, ADMINISTRATOR);
        } else {
            addPolicy(principalId, document.at("/properties/tenantId").asText());
        }
    }

    @Override
    public String remedy(String principalId) {
        return "az keyvault set-policy --name " + vault.name() + " --object-id " + principalId
                + " --key-permissions all --secret-permissions all --certificate-permissions all";
    }

    /** {@code Vaults_UpdateAccessPolicy} 2023-07-01, which leaves the policies of others as they are. */
    private void addPolicy(String principalId, String tenantId) {
        Map<String, Object> policy = Map.of(
                "tenantId",
                tenantId,
                "objectId",
                principalId,
                "permissions",
                Map.of("keys", ALL, "secrets", ALL, "certificates", ALL));
        reader.azure()
                .arm()
                .apiVersion("2023-07-01")
                .put(vault + "/accessPolicies/add")
                .json(Map.of("properties", Map.of("accessPolicies", List.of(policy))))
                .send();
    }
}
