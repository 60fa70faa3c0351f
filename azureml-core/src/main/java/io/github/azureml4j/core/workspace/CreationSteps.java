package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.OperationFailedException;
import io.github.azureml4j.core.OperationSteps;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.arm.PollingSteps;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A creation followed to its end, resource by resource; after a failure, on request, the taking away of what it made. Not thread-safe. */
final class CreationSteps implements OperationSteps<Workspace> {
    private final AzureConnection azure;
    private final CreationRecord begun;
    private final PollingSteps<JsonNode> polled;
    private final DeploymentNews news;
    private final Deque<Step<Workspace>> untold = new ArrayDeque<>();
    private @Nullable OperationFailedException cause;
    private @Nullable Sequence<WorkspaceId> removal;

    CreationSteps(AzureConnection azure, CreationRecord begun, PollingSteps<JsonNode> polled) {
        this.azure = azure;
        this.begun = begun;
        this.polled = polled;
        this.news = new DeploymentNews(azure, begun);
    }

    @Override
    public String title() {
        return "create workspace " + begun.workspace().name();
    }

    @Override
    public String id() {
        return begun.workspace().scope();
    }

    @Override
    public String resumeToken() {
        return new CreationToken(begun, polled.resumeToken()).text();
    }

    @Override
    public Step<Workspace> next() {
        if (untold.isEmpty()) {
            if (removal == null) {
                ask();
            } else {
                remove(removal);
            }
        }
        return untold.remove();
    }

    private void ask() {
        try {
            Step<JsonNode> step = polled.next();
            tellNews();
            untold.add(step instanceof Running<JsonNode> running ? further(running) : ended());
        } catch (OperationFailedException e) {
            tellNews();
            failed(e);
        }
    }

    private void tellNews() {
        for (DeploymentNews.Item item : news.read()) {
            untold.add(new Running<>(item.label(), item.state(), news.percent(), Duration.ZERO));
        }
    }

    private Step<Workspace> further(Running<JsonNode> running) {
        Double percent = begun.deployment() == null ? running.percent() : Double.valueOf(news.percent());
        return new Running<>(label(), running.status(), percent, running.pause());
    }

    private Step<Workspace> ended() {
        return new Done<>(label(), new Workspace(new WorkspaceConnection(azure, begun.workspace())));
    }

    private String label() {
        return Labels.of(begun.workspace().armId());
    }

    private void failed(OperationFailedException failure) {
        List<ArmId> made = news.made();
        cause = failure;
        if (!begun.removeOnFailure() || made.isEmpty() || !news.haveFailed()) {
            throw thrown(failure, false);
        }
        try {
            removal = new Removal(azure, begun.workspace()).ofRemains(made);
        } catch (AzureMlException e) {
            throw suppressing(thrown(failure, false), e);
        }
        untold.add(new Running<>(label(), failure.status(), null, Duration.ZERO));
    }

    private WorkspaceCreationException thrown(OperationFailedException failure, boolean removed) {
        AzureMlException reason = SoftDeletedNameException.orSame(failure, begun.workspace());
        return new WorkspaceCreationException(failure, reason, begun.workspace(), news.made(), removed, standing());
    }

    private static WorkspaceCreationException suppressing(WorkspaceCreationException thrown, AzureMlException further) {
        thrown.addSuppressed(further);
        return thrown;
    }

    /** The state of a workspace that was made by a request of its own. */
    private String standing() {
        if (begun.deployment() != null) {
            return "";
        }
        try {
            return new WorkspaceConnection(azure, begun.workspace())
                    .arm()
                    .get("")
                    .find()
                    .map(document ->
                            WorkspaceDetails.of(document).provisioningState().value())
                    .orElse("");
        } catch (AzureMlException unreadable) {
            return "";
        }
    }

    private void remove(Sequence<WorkspaceId> parts) {
        OperationFailedException failure = Objects.requireNonNull(cause);
        try {
            if (parts.next() instanceof Running<WorkspaceId> running) {
                untold.add(new Running<>("taking away " + running.what(), running.status(), null, running.pause()));
                return;
            }
        } catch (AzureMlException e) {
            throw suppressing(thrown(failure, false), e);
        }
        throw thrown(failure, true);
    }
}
