package io.github.azureml4j.core.security.posture;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Section E, first part: high business impact and storage. */
final class EncryptionControls {
    private static final Duration OLD = Duration.ofDays(90);

    static final List<Control> ALL = List.of(
            new Control(
                    "E1",
                    "A workspace for sensitive data is made with high business impact, so that Microsoft collects less and encrypts more",
                    estate -> Assessment.when(
                            estate.hbi(),
                            "the workspace was made with high business impact",
                            "the workspace was made without high business impact, the default",
                            "If its data is sensitive, make a new workspace with hbi(true): this one cannot be changed.")),
            new Control(
                    "E2",
                    "High business impact encrypts a cluster's scratch disk only where no earlier cluster is in the subscription",
                    ScratchDisk::check),
            hbi("E3", "With high business impact, scratch disks are cleaned between runs"),
            hbi("E4", "With high business impact, credentials reach clusters through Key Vault"),
            hbi("E5", "With high business impact, clusters answer to the service's addresses only"),
            new Control(
                    "E6",
                    "Snapshots, outputs and logs in Blob storage are encrypted, with the customer's own key on request",
                    estate -> estate.storage().assess(EncryptionControls::storageKeySource)),
            new Control(
                    "E7",
                    "Storage keys can be rotated at any time; it takes effect within about an hour",
                    estate -> estate.storage()
                            .assess(storage -> storageKeys(
                                    storage, estate.connection().clock().instant()))));

    private EncryptionControls() {}

    private static Control hbi(String id, String statement) {
        return new Control(
                id,
                statement,
                estate -> Assessment.info(
                        estate.hbi()
                                ? "it applies here; a client sees none of it"
                                : "it does not apply: no high business impact"));
    }

    private static Assessment storageKeySource(JsonNode storage) {
        boolean own = storage.at("/properties/encryption/keySource").asText().equalsIgnoreCase("Microsoft.Keyvault");
        String account = "storage account " + storage.path("name").asText();
        return Assessment.when(
                own,
                account + " is encrypted with a customer's key",
                account + " is encrypted with Microsoft's keys, the default",
                "az storage account update --encryption-key-source Microsoft.Keyvault"
                        + " --encryption-key-vault <uri> --encryption-key-name <name>.");
    }

    private static Assessment storageKeys(JsonNode storage, Instant now) {
        String account = "storage account " + storage.path("name").asText();
        if (!storage.at("/properties/allowSharedKeyAccess").asBoolean(true)) {
            return Assessment.pass(account + " takes no keys at all");
        }
        List<Optional<Instant>> made = Stream.of("key1", "key2")
                .map(key ->
                        instant(storage.at("/properties/keyCreationTime/" + key).asText()))
                .toList();
        if (made.stream().anyMatch(Optional::isEmpty)) {
            return Assessment.unknown(account + " does not say how old its keys are");
        }
        long oldest = made.stream()
                .map(Optional::orElseThrow)
                .mapToLong(time -> Duration.between(time, now).toDays())
                .max()
                .orElseThrow();
        return Assessment.when(
                oldest <= OLD.toDays(),
                "both keys of " + account + " are at most " + OLD.toDays() + " days old",
                "a key of " + account + " is " + oldest + " days old",
                "Rotate them: ws.security().storageKeys().rotate().");
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
