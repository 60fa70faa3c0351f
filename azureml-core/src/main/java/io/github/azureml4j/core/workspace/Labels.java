package io.github.azureml4j.core.workspace;

import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.arm.ArmId;

/** What people call resources. */
final class Labels {
    private Labels() {}

    /** The kind and the name: {@code key vault clinicprkeyvault0123}. */
    static String of(ArmId id) {
        return kind(id.type()) + " " + id.name();
    }

    private static String kind(String type) {
        if (type.equalsIgnoreCase(WorkspaceId.TYPE)) {
            return "workspace";
        }
        for (Dependent kind : Dependent.values()) {
            if (kind.type().equalsIgnoreCase(type)) {
                return kind.label();
            }
        }
        return type;
    }
}
