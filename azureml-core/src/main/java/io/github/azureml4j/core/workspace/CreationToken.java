package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.http.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The resume token of a creation: what was begun and where it is asked about. Read back as this record and nothing else; the requests
 * that it leads to are reads, and deletions of what the creation made.
 *
 * @param workspace the scope of the workspace
 * @param deployment the name of the deployment; null when the workspace was made by a request of its own
 * @param planned ARM ids of the dependents that are made with it
 * @param removeOnFailure whether they are taken away when it fails
 * @param current where it is asked about
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CreationToken(
        @JsonProperty(value = "kind", required = true) String kind,

        @JsonProperty(value = "workspace", required = true) String workspace,

        @JsonProperty("deployment") @Nullable String deployment,

        @JsonProperty(value = "planned", required = true) List<String> planned,

        @JsonProperty("removeOnFailure") boolean removeOnFailure,

        @JsonProperty(value = "current", required = true) String current) {
    private static final String KIND = "workspace.create";
    private static final String STRANGE = "not the resume token of a workspace's creation";

    CreationToken {
        planned = List.copyOf(planned);
    }

    CreationToken(CreationRecord begun, String current) {
        this(KIND, begun.workspace().scope(), begun.deployment(), begun.planned(), begun.removeOnFailure(), current);
    }

    static CreationToken parse(String text) {
        try {
            @Nullable CreationToken token = Json.mapper().readValue(text, CreationToken.class);
            if (token != null && KIND.equals(token.kind())) {
                WorkspaceId unused = WorkspaceId.parse(token.workspace());
                token.planned().forEach(ArmId::parse);
                return token;
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException(STRANGE + ": " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException(STRANGE);
    }

    CreationRecord begun() {
        return new CreationRecord(WorkspaceId.parse(workspace), deployment, planned, removeOnFailure);
    }

    String text() {
        return Json.text(this);
    }
}
