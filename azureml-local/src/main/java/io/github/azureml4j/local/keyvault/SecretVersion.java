package io.github.azureml4j.local.keyvault;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** One version of a secret. */
record SecretVersion(
        String name,
        String version,
        String value,
        @Nullable String contentType,
        Attributes attributes,
        @Nullable JsonNode tags)
        implements Versioned {

    SecretVersion with(@Nullable String otherType, Attributes otherAttributes, @Nullable JsonNode otherTags) {
        return new SecretVersion(name, version, value, otherType, otherAttributes, otherTags);
    }

    @Override
    public String toString() {
        return "SecretVersion[" + name + "/" + version + "]";
    }
}
