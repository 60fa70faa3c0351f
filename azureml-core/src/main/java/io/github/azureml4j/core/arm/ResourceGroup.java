package io.github.azureml4j.core.arm;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource group as the service described it.
 *
 * @param id its ARM id
 * @param name its name
 * @param location where its metadata is kept
 * @param tags its tags
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ResourceGroup(
        @JsonProperty("id") String id,
        @JsonProperty("name") String name,
        @JsonProperty("location") String location,
        @JsonProperty("tags") @Nullable Map<String, String> tags) {
    /** Copies the tags; absent ones are none. */
    public ResourceGroup {
        tags = tags == null ? Map.of() : Map.copyOf(tags);
    }
}
