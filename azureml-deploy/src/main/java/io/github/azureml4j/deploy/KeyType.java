package io.github.azureml4j.deploy;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which of the two keys of a web service. The set is the contract's and closed: a request names one of these. */
public enum KeyType {
    @JsonProperty("Primary")
    PRIMARY,
    @JsonProperty("Secondary")
    SECONDARY
}
