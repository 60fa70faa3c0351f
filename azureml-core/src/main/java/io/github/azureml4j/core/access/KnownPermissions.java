package io.github.azureml4j.core.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Azure's own roles grant, as far as it is documented; a tenant's truth is what {@link Roles#get} reads. */
final class KnownPermissions {
    private static final String WORKSPACES = "Microsoft.MachineLearningServices/workspaces/";

    private static final Map<Role, Permission> BY_ROLE = Map.of(
            Role.OWNER,
            Permission.of(List.of("*"), List.of()),
            Role.CONTRIBUTOR,
            Permission.of(
                    List.of("*"),
                    List.of(
                            "Microsoft.Authorization/*/Delete",
                            "Microsoft.Authorization/*/Write",
                            "Microsoft.Authorization/elevateAccess/Action")),
            Role.READER,
            Permission.of(List.of("*/read"), List.of()),
            Role.DATA_SCIENTIST,
            Permission.of(
                    List.of(
                            WORKSPACES + "*/read",
                            WORKSPACES + "*/action",
                            WORKSPACES + "*/delete",
                            WORKSPACES + "*/write"),
                    List.of(
                            WORKSPACES + "delete",
                            WORKSPACES + "write",
                            WORKSPACES + "computes/*/write",
                            WORKSPACES + "computes/*/delete",
                            WORKSPACES + "computes/listKeys/action",
                            WORKSPACES + "listKeys/action",
                            WORKSPACES + "hubs/write",
                            WORKSPACES + "hubs/delete",
                            WORKSPACES + "featurestores/write",
                            WORKSPACES + "featurestores/delete")),
            Role.COMPUTE_OPERATOR,
            Permission.of(List.of(WORKSPACES + "computes/*", WORKSPACES + "notebooks/vm/*"), List.of()));

    private KnownPermissions() {}

    static Optional<Permission> of(Role role) {
        return Optional.ofNullable(BY_ROLE.get(Role.of(role.id())));
    }
}
