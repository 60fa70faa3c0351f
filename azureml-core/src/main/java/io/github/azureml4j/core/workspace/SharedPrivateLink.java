package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.arm.ArmId;

/**
 * A private link from the service to a resource of the customer's, whose owner has to approve it. Immutable.
 *
 * @param name what it is called in the workspace
 * @param resourceId the ARM id of the resource
 * @param groupId which part of the resource, such as {@code blob} or {@code vault}
 * @param requestMessage what its owner reads when asked to approve
 */
public record SharedPrivateLink(String name, String resourceId, String groupId, String requestMessage) {
    void check(Faults faults) {
        faults.in(() -> ArmId.parse(resourceId));
        faults.when(name.isBlank(), "a shared private link lacks its name");
        faults.when(groupId.isBlank(), "shared private link '" + name + "' lacks its group id");
    }

    void writeTo(ObjectNode link) {
        link.put("name", name)
                .putObject("properties")
                .put("privateLinkResourceId", resourceId)
                .put("groupId", groupId)
                .put("requestMessage", requestMessage);
    }
}
