package io.github.azureml4j.deploy;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Where and how a web service runs. Made by {@link io.github.azureml4j.deploy.aci.AciDeployConfig} and
 * {@link io.github.azureml4j.deploy.aks.AksDeployConfig}, which have checked it. Implementations are immutable and keep
 * secrets out of {@link Object#toString()}.
 */
public interface DeployConfig {

    /**
     * The service's word for the kind of compute: {@code ACI} or {@code AKS}.
     *
     * @return the word
     */
    String computeType();

    /**
     * The part of the request that creates the service which this configuration decides. May hold secrets.
     *
     * @return a new JSON object
     */
    JsonNode document();
}
