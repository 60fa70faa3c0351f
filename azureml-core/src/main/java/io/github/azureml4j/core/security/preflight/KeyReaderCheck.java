package io.github.azureml4j.core.security.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.security.reading.Directory;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.core.security.reading.Reading;
import io.github.azureml4j.core.security.reading.VaultAccess;
import java.util.List;

/**
 * Whether who must read a key may: the user-assigned identity that was named, or else the first-party principal of Cosmos DB, which
 * keeps the workspace's metadata. The application id of the latter, and that no other principal reads, are assumed.
 */
final class KeyReaderCheck implements Check {
    static final String COSMOS_DB = "a232010e-820c-4083-83bb-3ace5fc29d0b";

    private final Reader reader;
    private final PreflightSubject subject;
    private final CmkRequest cmk;
    private final ArmId vault;
    private final JsonNode document;

    KeyReaderCheck(Reader reader, PreflightSubject subject, CmkRequest cmk, ArmId vault, JsonNode document) {
        this.reader = reader;
        this.subject = subject;
        this.cmk = cmk;
        this.vault = vault;
        this.document = document;
    }

    @Override
    public List<Finding> look() {
        return cmk.readerIdentity() == null ? service() : identity(cmk.readerIdentity());
    }

    private List<Finding> identity(String armId) {
        Reading<JsonNode> identity = reader.resource(ArmId.parse(armId));
        if (identity.isAbsent()) {
            return List.of(Finding.blocker(
                    "CMK_READER_MISSING",
                    armId,
                    "there is no identity " + armId + " to read the key",
                    "az identity create --name " + ArmId.parse(armId).name() + " --resource-group "
                            + ArmId.parse(armId).resourceGroup() + " --location " + subject.location()));
        }
        return identity.unread()
                .map(this::unknown)
                .orElseGet(() -> access(
                        identity.value().orElseThrow().at("/properties/principalId").asText(), armId));
    }

    private List<Finding> service() {
        Reading<Directory.Principal> principal = new Directory(reader).ofApplication(COSMOS_DB);
        if (principal.isAbsent()) {
            return List.of(withoutAccess("", "the service's principal for Cosmos DB, application " + COSMOS_DB));
        }
        return principal.unread()
                .map(this::unknown)
                .orElseGet(() -> access(principal.value().orElseThrow().objectId(), "the service (Azure Cosmos DB)"));
    }

    private List<Finding> access(String principalId, String who) {
        Reading<Boolean> access = new VaultAccess(reader, vault, document).wraps(principalId);
        if (access.unread().isPresent()) {
            return unknown(access.unread().get());
        }
        return access.value().orElse(false) ? List.of() : List.of(withoutAccess(principalId, who));
    }

    private Finding withoutAccess(String principalId, String who) {
        String assignee = principalId.isEmpty() ? COSMOS_DB : principalId;
        return Finding.blocker(
                "CMK_READER_WITHOUT_ACCESS",
                vault.toString(),
                who + " may not get, wrap and unwrap with the keys of key vault " + vault.name(),
                VaultAccess.byRoles(document)
                        ? "az role assignment create --assignee " + assignee
                                + " --role \"Key Vault Crypto Service Encryption User\" --scope " + vault
                        : "az keyvault set-policy --name " + vault.name() + " --object-id " + assignee
                                + " --key-permissions get wrapKey unwrapKey");
    }

    private List<Finding> unknown(String reason) {
        return List.of(Finding.unknown(
                "CMK_READER_UNREADABLE",
                vault.toString(),
                reason,
                "have somebody who may read the directory and the vault's assignments look who may unwrap with its keys"));
    }
}
