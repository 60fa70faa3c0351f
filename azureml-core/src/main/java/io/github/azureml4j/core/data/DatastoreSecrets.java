package io.github.azureml4j.core.data;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The secret that opens a datastore. Its text form and Jackson show the type only. Immutable.
 *
 * @param type {@code AccountKey}, {@code Sas}, {@code ServicePrincipal} or {@code Certificate}
 * @param secret the account key, the SAS token without a leading question mark, the client secret or the certificate
 */
public record DatastoreSecrets(
        String type,

        @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
        String secret) {
    private static final List<String> HOLDERS = List.of("key", "sasToken", "clientSecret", "certificate");

    static DatastoreSecrets of(JsonNode body) {
        String secret = HOLDERS.stream()
                .map(name -> body.path(name).asText(""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        return new DatastoreSecrets(
                body.path("secretsType").asText(), secret.startsWith("?") ? secret.substring(1) : secret);
    }

    @Override
    public String toString() {
        return "DatastoreSecrets[type=" + type + ", secret=***]";
    }
}
