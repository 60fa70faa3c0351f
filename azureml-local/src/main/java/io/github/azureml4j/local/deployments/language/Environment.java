package io.github.azureml4j.local.deployments.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** The functions that depend on where a template is deployed: its parameters, its resource group, what exists. */
@FunctionalInterface
public interface Environment {

    /** What the function gives; empty where the environment has none of that name. */
    Optional<JsonNode> call(String function, Arguments arguments);
}
