package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.arm.PollingSteps;
import io.github.azureml4j.core.arm.Tenants;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.core.http.ServiceClient;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The requests that make a workspace: its dependent resources, then itself. */
final class Creation {
    private static final String KIND = "workspace.create";

    private final AzureConnection azure;
    private final WorkspaceSettings settings;

    private Creation(AzureConnection azure, WorkspaceSettings settings) {
        this.azure = azure;
        this.settings = settings;
    }

    static Operation<Workspace> begin(AzureConnection azure, WorkspaceSettings settings) {
        Creation creation = new Creation(azure, settings);
        creation.refuseExisting();
        return Operation.of(creation.sequence(), azure.clock(), azure.sleeper()).start();
    }

    /** The requests are made anew from the settings, so that a token can only ever go on with a creation. */
    static Operation<Workspace> resume(AzureConnection azure, String text) {
        Token token = Token.parse(text);
        Creation creation = new Creation(azure, token.settings());
        PollingSteps<JsonNode> current = token.current() == null
                ? null
                : azure.operations().resumedSteps(azure.arm(), token.current(), body -> body);
        return Operation.of(creation.sequence().from(token.part(), current), azure.clock(), azure.sleeper());
    }

    /** Without this, a second creation would make dependent resources that nothing uses, then fail on their ids. */
    private void refuseExisting() {
        if (workspace().get("").find().isPresent()) {
            throw new AzureMlException(
                    settings.id() + " exists already. Try: get it with workspaces().get(...), or another name.");
        }
    }

    private Sequence<Workspace> sequence() {
        return new Sequence<>(
                "create workspace " + settings.name(),
                settings.id().scope(),
                parts(),
                body -> new Workspace(new WorkspaceConnection(azure, settings.id())),
                (part, current) -> new Token(KIND, settings, part, current).text());
    }

    private List<Sequence.Part> parts() {
        List<Sequence.Part> parts = new ArrayList<>();
        for (Dependent kind : settings.toMake()) {
            String label = kind.label() + " " + ArmId.parse(settings.idOf(kind)).name();
            parts.add(new Sequence.Part(label, () -> make(kind)));
        }
        parts.add(new Sequence.Part("workspace " + settings.name(), this::makeWorkspace));
        return parts;
    }

    private PollingSteps<JsonNode> make(Dependent kind) {
        ServiceClient plane = azure.arm().apiVersion(kind.apiVersion());
        Object body = DependentDocument.of(kind, settings, () -> Tenants.of(azure));
        return azure.operations()
                .steps(plane, plane.put(settings.idOf(kind)).json(body).send(), made -> made);
    }

    private PollingSteps<JsonNode> makeWorkspace() {
        ServiceClient plane = workspace();
        return azure.operations()
                .steps(plane, plane.put("").json(WorkspaceDocument.of(settings)).send(), made -> made);
    }

    private ServiceClient workspace() {
        return new WorkspaceConnection(azure, settings.id()).arm();
    }

    /** A resume token: read back as this record and nothing else. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Token(
            @JsonProperty(value = "kind", required = true) String kind,

            @JsonProperty(value = "settings", required = true)
            WorkspaceSettings settings,

            @JsonProperty(value = "part", required = true) int part,
            @JsonProperty("current") @Nullable String current) {

        static Token parse(String text) {
            try {
                Token token = Json.mapper().readValue(text, Token.class);
                boolean sound = token.kind().equals(KIND)
                        && token.part() >= 0
                        && token.part() <= token.settings().toMake().size();
                if (sound) {
                    return token;
                }
            } catch (JacksonException e) {
                throw new IllegalArgumentException(
                        "not the resume token of a workspace's creation: " + e.getOriginalMessage(), e);
            }
            throw new IllegalArgumentException("not the resume token of a workspace's creation");
        }

        String text() {
            return Json.text(this);
        }
    }
}
