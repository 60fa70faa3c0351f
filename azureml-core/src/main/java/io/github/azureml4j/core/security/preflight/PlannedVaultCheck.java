package io.github.azureml4j.core.security.preflight;

import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.core.security.reading.Reading;
import java.util.List;

/** Whether the name of a vault that is to be made is held by a soft-deleted one. */
final class PlannedVaultCheck implements Check {
    private final Reader reader;
    private final ArmId id;
    private final String location;

    PlannedVaultCheck(Reader reader, ArmId id, String location) {
        this.reader = reader;
        this.id = id;
        this.location = location;
    }

    @Override
    public List<Finding> look() {
        Reading<?> deleted = DeletedVaults.find(reader, id, location);
        if (deleted.value().isPresent()) {
            return List.of(Finding.blocker(
                    "KEY_VAULT_SOFT_DELETED",
                    id.toString(),
                    "a soft-deleted key vault holds the name " + id.name(),
                    "az keyvault recover --name " + id.name() + " --location " + location));
        }
        return deleted.unread()
                .map(reason -> List.of(Finding.unknown(
                        "KEY_VAULT_NAME_UNREADABLE",
                        id.toString(),
                        reason,
                        "ask for the role Reader on the subscription")))
                .orElse(List.of());
    }
}
