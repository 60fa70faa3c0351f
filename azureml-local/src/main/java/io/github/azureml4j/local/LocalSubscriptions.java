package io.github.azureml4j.local;

import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.Limits;
import io.github.azureml4j.local.arm.Limits.Limit;
import io.github.azureml4j.local.front.LocalError;
import java.util.List;

/**
 * The subscriptions of the first tenant, and how Resource Manager treats them.
 *
 * <pre>{@code
 * String other = local.subscriptions().add("research");
 * local.subscriptions().unregister(other, "Microsoft.Storage");
 * }</pre>
 *
 * <p>Thread-safe. Methods that name what is not there throw {@link IllegalArgumentException}.
 */
public final class LocalSubscriptions {

    private final ArmService arm;

    LocalSubscriptions(ArmService arm) {
        this.arm = arm;
    }

    /**
     * Another subscription, owned by the default principal. Only what Azure registers by itself is registered there:
     * nothing of Azure ML's.
     *
     * @return its id
     */
    public String add(String displayName) {
        return arm.addSubscription(displayName);
    }

    /** All subscriptions' ids, the first one first. */
    public List<String> ids() {
        return arm.subscriptionIds();
    }

    /** Takes a provider's registration back at once; what was made stays, nothing new is made. */
    public void unregister(String subscriptionId, String provider) {
        try {
            arm.unregister(subscriptionId, provider);
        } catch (LocalError unknown) {
            throw new IllegalArgumentException(unknown.getMessage(), unknown);
        }
    }

    /**
     * From now on every principal may send so many requests to each subscription at once, and gets one back in each of
     * these seconds of the emulator's clock. Further ones are refused with 429 and a {@code Retry-After}.
     */
    public void limit(int reads, int writes, int deletes, int secondsToOne) {
        double perSecond = 1.0 / secondsToOne;
        arm.limit(new Limits(new Limit(reads, perSecond), new Limit(writes, perSecond), new Limit(deletes, perSecond)));
    }
}
