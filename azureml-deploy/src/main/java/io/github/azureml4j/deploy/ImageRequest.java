package io.github.azureml4j.deploy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** {@code EnvironmentImageRequest} of {@code modelManagement.json} 2019-09-30: what the service builds its image from. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImageRequest(
        @JsonProperty("driverProgram") String driverProgram,
        @JsonProperty("assets") List<Asset> assets,
        @JsonProperty("modelIds") List<String> modelIds,
        @JsonProperty("environment") EnvironmentDocument environment) {

    /** The id of the asset that is started. */
    static final String DRIVER = "driver";

    record Asset(
            @JsonProperty("id") String id,
            @JsonProperty("mimeType") String mimeType,
            @JsonProperty("url") String url,
            @JsonProperty("unpack") boolean unpack) {}
}
