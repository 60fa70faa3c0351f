package io.github.azureml4j.core;

import io.github.azureml4j.core.arm.ArmId;
import java.util.Locale;

/**
 * The identity of a workspace. Compared without regard to case, as Resource Manager does; sent as it was written.
 *
 * @param subscription the subscription's GUID
 * @param resourceGroup the name of the resource group
 * @param name the name of the workspace
 */
public record WorkspaceId(String subscription, String resourceGroup, String name) {
    /** The type of every workspace: {@code Microsoft.MachineLearningServices/workspaces}. */
    public static final String TYPE = "Microsoft.MachineLearningServices/workspaces";

    /**
     * Reads the ARM id of a workspace.
     *
     * @param armId {@code /subscriptions/…/workspaces/…}
     * @throws IllegalArgumentException when it is the id of something else
     */
    public static WorkspaceId parse(String armId) {
        ArmId id = ArmId.parse(armId);
        if (!id.type().equalsIgnoreCase(TYPE)) {
            throw new IllegalArgumentException("not the id of a workspace: " + armId);
        }
        return new WorkspaceId(id.subscription(), id.resourceGroup(), id.name());
    }

    /** The same identity as an ARM id. */
    public ArmId armId() {
        return ArmId.of(subscription, resourceGroup, TYPE, name);
    }

    /** The path that every plane knows the workspace by: {@code /subscriptions/…/workspaces/{name}}. */
    public String scope() {
        return armId().toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WorkspaceId that
                && subscription.equalsIgnoreCase(that.subscription)
                && resourceGroup.equalsIgnoreCase(that.resourceGroup)
                && name.equalsIgnoreCase(that.name);
    }

    @Override
    public int hashCode() {
        return (subscription + '/' + resourceGroup + '/' + name)
                .toLowerCase(Locale.ROOT)
                .hashCode();
    }

    @Override
    public String toString() {
        return scope();
    }
}
