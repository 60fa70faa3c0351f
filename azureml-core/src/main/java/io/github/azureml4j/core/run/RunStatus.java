package io.github.azureml4j.core.run;

import java.util.Locale;
import java.util.Set;

/**
 * The status of a run or job, as the service spells it. An open value: a status that this version does not know is kept
 * as it came. Equality ignores case and underscores. Immutable.
 *
 * <p>Source: {@code JobStatus} of {@code mfe.json} 2024-04-01; run history adds {@code Unapproved} and {@code Pausing}.
 *
 * @param value the service's own word, such as {@code Running}
 */
public record RunStatus(String value) {

    public static final RunStatus NOT_STARTED = new RunStatus("NotStarted");
    public static final RunStatus QUEUED = new RunStatus("Queued");
    public static final RunStatus PREPARING = new RunStatus("Preparing");
    public static final RunStatus STARTING = new RunStatus("Starting");
    public static final RunStatus RUNNING = new RunStatus("Running");
    public static final RunStatus FINALIZING = new RunStatus("Finalizing");
    public static final RunStatus CANCEL_REQUESTED = new RunStatus("CancelRequested");
    public static final RunStatus COMPLETED = new RunStatus("Completed");
    public static final RunStatus FAILED = new RunStatus("Failed");
    public static final RunStatus CANCELED = new RunStatus("Canceled");
    public static final RunStatus NOT_RESPONDING = new RunStatus("NotResponding");
    public static final RunStatus PAUSED = new RunStatus("Paused");
    /** What this library says when the service named no status. */
    public static final RunStatus UNKNOWN = new RunStatus("Unknown");

    // NotResponding and Paused are left out on purpose: a run may leave both.
    private static final Set<String> TERMINAL = Set.of("completed", "failed", "canceled", "cancelled");

    /**
     * Whether the run has ended for good. {@code Paused} and {@code NotResponding} are not terminal: a run can leave them.
     *
     * @return true for Completed, Failed and Canceled
     */
    public boolean isTerminal() {
        return TERMINAL.contains(key());
    }

    private String key() {
        return value.replace("_", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunStatus status && key().equals(status.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
