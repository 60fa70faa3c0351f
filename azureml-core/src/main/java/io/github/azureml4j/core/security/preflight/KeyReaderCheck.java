package io.github.azureml4j.core.security.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.security.reading.Directory;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.core.security.reading.Reading;
import io.github.azureml4j.core.security.reading.VaultAccess;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether who must read a key may: the identity that was named; of a workspace that is there, its own; of one to be, the first-party
 * principal of Cosmos DB, which keeps the workspace's metadata in the customer's subscription. That this one reads is assumed, and so
 * its lack is a warning only.
 */
final class KeyReaderCheck implements Check {
    static final String COSMOS_DB = "a232010e-820c-4083-83bb-3ace5fc29d0b";

    private final Reader reader;
    private final PreflightSubject subject;
    private final CmkRequest cmk;
    private final ArmId vault;
    private final JsonNode document;
    private final @Nullable String principal;

    /** @param principal the workspace's own identity, if it is there already */
    KeyReaderCheck(
            Reader reader,
            PreflightSubject subject,
            CmkRequest cmk,
            ArmId vault,
            JsonNode document,
            @Nullable String principal) {
        this.principal = principal;
        this.reader = reader;
        this.subject = subject;
        this.cmk = cmk;
        this.vault = vault;
        this.document = document;
    }

    @Override
    public List<Finding> look() {
        if (cmk.readerIdentity() != null) {
            return identity(cmk.readerIdentity());
        }
        if (principal != null) {
            return access(principal, "the workspace's identity " + principal);
        }
        return cmk.serviceSide() ? List.of() : service();
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
                        identity.value()
                                .orElseThrow()
                                .at("/properties/principalId")
                                .asText(),
                        armId));
    }

    private List<Finding> service() {
        Reading<Directory.Principal> cosmos = new Directory(reader).ofApplication(COSMOS_DB);
        if (cosmos.isAbsent()) {
            return List.of(serviceWithoutAccess(COSMOS_DB));
        }
        return cosmos.unread().map(this::unknown).orElseGet(() -> {
            String id = cosmos.value().orElseThrow().objectId();
            return judged(id, serviceWithoutAccess(id));
        });
    }

    private List<Finding> access(String principalId, String who) {
        return judged(
                principalId,
                Finding.blocker(
                        "CMK_READER_WITHOUT_ACCESS",
                        vault.toString(),
                        who + " may not get, wrap and unwrap with the keys of key vault " + vault.name(),
                        remedy(principalId)));
    }

    private Finding serviceWithoutAccess(String assignee) {
        return Finding.warning(
                "CMK_SERVICE_WITHOUT_ACCESS",
                vault.toString(),
                "Azure Cosmos DB, which keeps the workspace's metadata, may not get, wrap and unwrap with the keys of key vault "
                        + vault.name(),
                remedy(assignee));
    }

    private List<Finding> judged(String principalId, Finding otherwise) {
        Reading<Boolean> access = new VaultAccess(reader, vault, document).wraps(principalId);
        return access.unread()
                .map(this::unknown)
                .orElseGet(() -> access.value().orElse(false) ? List.of() : List.of(otherwise));
    }

    private String remedy(String assignee) {
        return VaultAccess.byRoles(document)
                ? "az role assignment create --assignee " + assignee
                        + " --role \"Key Vault Crypto Service Encryption User\" --scope " + vault
                : "az keyvault set-policy --name " + vault.name() + " --object-id " + assignee
                        + " --key-permissions get wrapKey unwrapKey";
    }

    private List<Finding> unknown(String reason) {
        return List.of(
                Finding.unknown(
                        "CMK_READER_UNREADABLE",
                        vault.toString(),
                        reason,
                        "have somebody who may read the directory and the vault's assignments look who may unwrap with its keys"));
    }
}
