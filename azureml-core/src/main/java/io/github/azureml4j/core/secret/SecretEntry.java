package io.github.azureml4j.core.secret;

import com.azure.security.keyvault.secrets.models.SecretProperties;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * A secret as lists tell of it: all but its value. Immutable.
 *
 * @param name its name
 * @param version the GUID-like id of the version; empty in lists of newest versions
 * @param enabled whether it can be read
 * @param ownedByService whether Azure Machine Learning keeps it there for its own use (statement E22)
 * @param createdOn when this version was made
 * @param updatedOn when it was last changed
 * @param expiresOn after when it cannot be read; empty when that is never
 */
public record SecretEntry(
        String name,
        String version,
        boolean enabled,
        boolean ownedByService,
        Optional<OffsetDateTime> createdOn,
        Optional<OffsetDateTime> updatedOn,
        Optional<OffsetDateTime> expiresOn) {

    static SecretEntry of(SecretProperties properties, boolean ownedByService) {
        return new SecretEntry(
                properties.getName(),
                Optional.ofNullable(properties.getVersion()).orElse(""),
                !Boolean.FALSE.equals(properties.isEnabled()),
                ownedByService,
                Optional.ofNullable(properties.getCreatedOn()),
                Optional.ofNullable(properties.getUpdatedOn()),
                Optional.ofNullable(properties.getExpiresOn()));
    }
}
