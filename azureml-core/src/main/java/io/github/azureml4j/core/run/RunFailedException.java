package io.github.azureml4j.core.run;

import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.scoring.redaction.Redactor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run ended as Failed or Canceled. The message holds the service's reason and the last lines of the run's log. */
public final class RunFailedException extends AzureMlException {

    private static final long serialVersionUID = 1L;

    private final String runId;
    private final String status;
    private final List<String> logTail;

    RunFailedException(RunDetails details, List<String> logTail) {
        super(message(details, logTail));
        this.runId = details.runId();
        this.status = details.status().value();
        this.logTail = List.copyOf(logTail);
    }

    private static String message(RunDetails details, List<String> logTail) {
        StringBuilder message = new StringBuilder("run ")
                .append(details.runId())
                .append(" ended as ")
                .append(details.status());
        @Nullable RunError error = details.error();
        if (error != null) {
            message.append(": ").append(error);
        }
        if (!logTail.isEmpty()) {
            message.append("; the last lines of its log:");
            logTail.forEach(line -> message.append("\n  ").append(line));
        }
        return Redactor.SHAPES.text(message.toString());
    }

    /**
     * The run's id.
     *
     * @return the id
     */
    public String runId() {
        return runId;
    }

    /**
     * How the run ended.
     *
     * @return Failed or Canceled
     */
    public RunStatus status() {
        return new RunStatus(status);
    }

    /**
     * The last lines of the run's log, at most 20.
     *
     * @return the lines in order, empty if the log could not be read
     */
    public List<String> logTail() {
        return logTail;
    }
}
