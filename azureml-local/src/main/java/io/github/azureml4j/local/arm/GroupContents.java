package io.github.azureml4j.local.arm;

import java.util.stream.Stream;

/** A room that keeps resources in resource groups. Called without any lock held; ids compare without case. */
public interface GroupContents {

    /** The resources of the group, an empty stream when there are none. */
    Stream<ResourceId> in(String subscription, String group);

    /** Raises a {@code LocalError} where a customer may not delete the group, because of whose it is. */
    default void checkDeletion(String subscription, String group) {}

    /** Removes every resource of the group, because the group is being deleted. */
    void deleteAll(String subscription, String group);
}
