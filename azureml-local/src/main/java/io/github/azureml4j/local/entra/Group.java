package io.github.azureml4j.local.entra;

import java.util.HashSet;
import java.util.Set;

/**
 * A group of a tenant.
 *
 * @param members object ids of users, applications' principals and groups
 */
record Group(String objectId, String tenantId, String displayName, Set<String> members) {

    Group {
        members = Set.copyOf(members);
    }

    Group with(String member) {
        Set<String> more = new HashSet<>(members);
        more.add(member);
        return new Group(objectId, tenantId, displayName, more);
    }

    Group without(String member) {
        Set<String> fewer = new HashSet<>(members);
        fewer.remove(member);
        return new Group(objectId, tenantId, displayName, fewer);
    }
}
