package io.github.azureml4j.core.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.http.ServiceResponse;
import java.util.function.Function;

/** The protocols of long-running operations (Azure-AsyncOperation, Operation-Location, Location, provisioningState) as one thing. */
public final class LongRunning {
    /**
     * An operation from the answer to the request that began it.
     *
     * @param plane the plane that was asked, and that polls stay in
     * @param first the answer
     * @param result reads the final body; a missing node when there is none
     */
    public <T> Operation<T> begin(ServiceClient plane, ServiceResponse first, Function<JsonNode, T> result) {
        throw new IllegalStateException("not here yet");
    }
}
