package io.github.azureml4j.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.OperationFailedException;
import io.github.azureml4j.core.http.ErrorBody;
import io.github.azureml4j.core.http.ErrorReader;
import io.github.azureml4j.scoring.redaction.Redactor;
import java.util.List;

/**
 * A web service that did not come up: its image, its container or its scoring program failed. The message holds the
 * service's reason and the last lines of the container's log.
 */
public final class DeploymentFailedException extends OperationFailedException {

    private static final long serialVersionUID = 1L;

    private final List<String> logTail;

    private DeploymentFailedException(String message, String status, ErrorBody error, List<String> logTail) {
        super(message, status, error);
        this.logTail = logTail.stream().map(Redactor.SHAPES::text).toList();
    }

    static DeploymentFailedException of(String name, JsonNode operation, List<String> logTail) {
        String state = ServiceSteps.state(operation);
        ErrorBody error = ErrorReader.read(operation, state);
        StringBuilder message = new StringBuilder("web service " + name + " was not deployed, it ended " + state);
        append(message, error);
        if (!logTail.isEmpty()) {
            message.append("; the last lines of its log:");
            logTail.forEach(line -> message.append("\n  ").append(line));
        }
        return new DeploymentFailedException(Redactor.SHAPES.text(message.toString()), state, error, logTail);
    }

    private static void append(StringBuilder message, ErrorBody error) {
        message.append("; ").append(error.code()).append(": ").append(error.message());
        error.causes().forEach(cause -> append(message, cause));
    }

    /**
     * The last lines of the container's log, at most 20.
     *
     * @return the lines in order, empty if the log could not be read
     */
    public List<String> logTail() {
        return logTail;
    }
}
