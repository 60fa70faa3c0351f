package io.github.azureml4j.scoring;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a web service. They do not expire; there are two so that one can be regenerated while the other serves.
 * {@link KeySource} reads them again when that has happened.
 * {@link #toString()} and Jackson leave them out.
 *
 * @param primary the key that is used
 * @param secondary the key that is used once the primary is rejected; null if it is not known
 */
public record ServiceKeys(
        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        String primary,

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @Nullable
        String secondary) {

    /** Rejects blank keys. */
    public ServiceKeys {
        if (primary.isBlank() || (secondary != null && secondary.isBlank())) {
            throw new IllegalArgumentException("a service key is blank");
        }
    }

    /**
     * One key alone.
     *
     * @param key the key
     * @return keys without a secondary one
     */
    public static ServiceKeys of(String key) {
        return new ServiceKeys(key, null);
    }

    @Override
    public String toString() {
        return "ServiceKeys[***]";
    }
}
