package io.github.azureml4j.deploy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code ModelEnvironmentDefinition} of {@code modelManagement.json} 2019-09-30, as far as it is sent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EnvironmentDocument(
        @JsonProperty("name") @Nullable String name,
        @JsonProperty("version") @Nullable String version,
        @JsonProperty("environmentVariables") @Nullable Map<String, String> environmentVariables,
        @JsonProperty("docker") @Nullable Docker docker) {

    /** The same with a variable, unless it has a value already. */
    EnvironmentDocument withDefault(String variable, String value) {
        Map<String, String> variables = new LinkedHashMap<>();
        if (environmentVariables != null) {
            variables.putAll(environmentVariables);
        }
        variables.putIfAbsent(variable, value);
        return new EnvironmentDocument(name, version, variables, docker);
    }

    record Docker(@JsonProperty("baseImage") String baseImage) {}
}
