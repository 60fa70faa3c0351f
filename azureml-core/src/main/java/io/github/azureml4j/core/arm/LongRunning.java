package io.github.azureml4j.core.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.http.ServiceResponse;
import io.github.azureml4j.scoring.retry.Sleeper;
import java.time.Clock;
import java.util.function.Function;

/**
 * The protocols of long-running operations as one thing: {@code Azure-AsyncOperation} (on the region hosts {@code
 * Operation-Location}) first, else {@code Location}, else {@code provisioningState}. Immutable, thread-safe.
 *
 * <p>The order is that of the official pollers; status words are compared without regard to case, and both {@code Canceled} and {@code
 * Cancelled} end an operation.
 */
public final class LongRunning {
    private final Clock clock;
    private final Sleeper sleeper;

    /**
     * Operations on the given clock.
     *
     * @param clock the time that waits are measured by
     * @param sleeper how pauses are made
     */
    public LongRunning(Clock clock, Sleeper sleeper) {
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /**
     * An operation from the answer to the request that began it, which may say that it has ended already.
     *
     * @param plane the plane that was asked; polls never leave it
     * @param first the answer
     * @param result reads the final body; a missing node when there is none
     */
    public <T> Operation<T> begin(ServiceClient plane, ServiceResponse first, Function<JsonNode, T> result) {
        return Operation.of(steps(plane, first, result), clock, sleeper).start();
    }

    /**
     * The steps of {@link #begin} alone, for an operation made of several.
     *
     * @param plane the plane that was asked; polls never leave it
     * @param first the answer
     * @param result reads the final body; a missing node when there is none
     */
    public <T> PollingSteps<T> steps(ServiceClient plane, ServiceResponse first, Function<JsonNode, T> result) {
        return new PollingSteps<>(plane, PollingState.of(first), first, clock, result);
    }

    /**
     * A change of a resource that began elsewhere, followed by the resource's {@code provisioningState}.
     *
     * @param plane the plane that was asked; polls never leave it
     * @param read the answer to a GET of the resource
     * @param result reads the resource
     */
    public <T> Operation<T> changing(ServiceClient plane, ServiceResponse read, Function<JsonNode, T> result) {
        return Operation.of(changingSteps(plane, read, result), clock, sleeper).start();
    }

    /**
     * The steps of {@link #changing} alone, for an operation made of several.
     *
     * @param plane the plane that was asked; polls never leave it
     * @param read the answer to a GET of the resource
     * @param result reads the resource
     */
    public <T> PollingSteps<T> changingSteps(ServiceClient plane, ServiceResponse read, Function<JsonNode, T> result) {
        PollingState state = new PollingState("PATCH", read.uri().toString(), null, null, read.clientRequestId());
        return new PollingSteps<>(plane, state, read, clock, result);
    }

    /**
     * An operation from a resume token.
     *
     * @param plane the plane that was asked when it began
     * @param token what {@link Operation#resumeToken()} gave
     * @param result reads the final body; a missing node when there is none
     * @throws io.github.azureml4j.core.http.OriginRefusedException when the token leads out of the plane
     * @throws IllegalArgumentException when it is no such token
     */
    public <T> Operation<T> resume(ServiceClient plane, String token, Function<JsonNode, T> result) {
        return Operation.of(resumedSteps(plane, token, result), clock, sleeper);
    }

    /**
     * The steps of {@link #resume} alone, for an operation made of several.
     *
     * @param plane the plane that was asked when it began
     * @param token what {@link PollingSteps#resumeToken()} gave
     * @param result reads the final body; a missing node when there is none
     */
    public <T> PollingSteps<T> resumedSteps(ServiceClient plane, String token, Function<JsonNode, T> result) {
        return new PollingSteps<>(plane, PollingState.parse(token).checked(plane), null, clock, result);
    }
}
