package io.github.azureml4j.core.secret;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A secret with its value, which its text form and Jackson do not show. Immutable.
 *
 * @param name its name
 * @param version the id of the version
 * @param value the secret itself
 */
public record SecretValue(
        String name,
        String version,

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        String value) {

    /** The secret itself, for interfaces that take it so; a copy that the caller may overwrite. */
    public char[] chars() {
        return value.toCharArray();
    }

    @Override
    public String toString() {
        return "SecretValue[name=" + name + ", version=" + version + ", value=***]";
    }
}
