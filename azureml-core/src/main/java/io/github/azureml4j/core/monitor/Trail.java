package io.github.azureml4j.core.monitor;

import java.util.List;

/**
 * What the journal, the activity log and Application Insights tell together, oldest first. Immutable.
 *
 * @param steps what belongs together by its ids
 * @param unread what could not be read and why; empty when all three could
 */
public record Trail(List<TrailStep> steps, List<String> unread) {
    /** Copies the lists. */
    public Trail {
        steps = List.copyOf(steps);
        unread = List.copyOf(unread);
    }
}
