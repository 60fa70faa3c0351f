package io.github.azureml4j.core.security.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.core.security.reading.Reading;
import java.util.List;

/**
 * Whether the name is free. A soft-deleted workspace keeps its name too, but no published operation shows one: that is only found out
 * by the creation itself, which the service refuses then with 409.
 */
final class NameCheck implements Check {
    private final Reader reader;
    private final PreflightSubject subject;

    NameCheck(Reader reader, PreflightSubject subject) {
        this.reader = reader;
        this.subject = subject;
    }

    @Override
    public List<Finding> look() {
        String id = subject.id().scope();
        Reading<JsonNode> workspace = reader.resource(subject.id().armId());
        if (workspace.value().isPresent()) {
            return List.of(exists(workspace.value().get()));
        }
        return workspace
                .unread()
                .map(reason -> List.of(Finding.unknown(
                        "WORKSPACE_UNREADABLE", id, reason, "ask for the role Reader on the resource group")))
                .orElse(List.of());
    }

    private Finding exists(JsonNode workspace) {
        String name = subject.id().name();
        boolean failed = workspace.at("/properties/provisioningState").asText().equalsIgnoreCase("Failed");
        return Finding.blocker(
                "WORKSPACE_EXISTS",
                subject.id().scope(),
                "there is a workspace " + name + " already" + (failed ? ", in state Failed" : ""),
                failed
                        ? "if it could never be made, delete it for good: ml.workspaces().delete(\""
                                + subject.id().resourceGroup() + "\", \"" + name + "\").forceToPurge().begin()"
                        : "take another name, or work with it: ml.workspaces().get(...)");
    }
}
