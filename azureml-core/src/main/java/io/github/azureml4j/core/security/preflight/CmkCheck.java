package io.github.azureml4j.core.security.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.security.KeyRef;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.core.security.reading.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a customer-managed key, its vault and who reads it are fit for a workspace. */
final class CmkCheck implements Check {
    private final Reader reader;
    private final PreflightSubject subject;
    private final CmkRequest cmk;
    private final @Nullable String principal;

    /** @param principal the workspace's own identity, if it is there already */
    CmkCheck(Reader reader, PreflightSubject subject, CmkRequest cmk, @Nullable String principal) {
        this.principal = principal;
        this.reader = reader;
        this.subject = subject;
        this.cmk = cmk;
    }

    @Override
    public List<Finding> look() {
        List<Finding> wrong = KeyAddress.faults(cmk, subject, reader.azure().cloud());
        return wrong.isEmpty() ? vault(ArmId.parse(cmk.keyVaultId()), KeyRef.parse(cmk.keyUri())) : wrong;
    }

    private List<Finding> vault(ArmId id, KeyRef key) {
        Reading<JsonNode> vault = reader.resource(id);
        if (vault.isAbsent()) {
            return List.of(absent(id));
        }
        List<Finding> found = new ArrayList<>();
        vault.unread().ifPresent(reason -> found.add(unread(id, reason)));
        vault.value().ifPresent(document -> found.addAll(VaultFacts.findings(document, id, subject.location())));
        List<Check> inside = new ArrayList<>(List.of(new KeyCheck(reader, id, key)));
        vault.value()
                .ifPresent(document -> inside.add(new KeyReaderCheck(reader, subject, cmk, id, document, principal)));
        found.addAll(Together.look(inside));
        return found;
    }

    private Finding absent(ArmId id) {
        boolean deleted =
                DeletedVaults.find(reader, id, subject.location()).value().isPresent();
        return deleted
                ? Finding.blocker(
                        "CMK_VAULT_SOFT_DELETED",
                        id.toString(),
                        "key vault " + id.name() + " is deleted and can be recovered",
                        "az keyvault recover --name " + id.name() + " --location " + subject.location())
                : Finding.blocker(
                        "CMK_VAULT_MISSING",
                        id.toString(),
                        "there is no key vault " + id,
                        "ml.keyVaults().begin(\"" + id.name() + "\", \"" + id.resourceGroup() + "\", \""
                                + subject.location() + "\")");
    }

    private static Finding unread(ArmId id, String reason) {
        return Finding.unknown(
                "CMK_VAULT_UNREADABLE", id.toString(), reason, "ask for the role Reader on the key vault");
    }
}
