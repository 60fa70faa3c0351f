package io.github.azureml4j.local.artifacts;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.ErrorForm;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import io.github.azureml4j.local.front.Section;
import io.github.azureml4j.local.workspaces.WorkspacePaths;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** {@code /artifact/v2.0{scope}/artifacts} of the region host. */
public final class ArtifactRoutes implements Routes {

    private static final Contract CONTRACT = Contract.unversioned("machinelearningservices/data-plane/"
            + "Microsoft.MachineLearningServices/preview/2019-09-30/artifact.json");

    private final WorkspaceService workspaces;
    private final ArtifactService service;
    private final Guard guard;

    public ArtifactRoutes(WorkspaceService workspaces, ArtifactService service, Guard guard) {
        this.workspaces = workspaces;
        this.service = service;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        Section artifacts = table.on(Hosts.REGION)
                .contract(CONTRACT)
                .guard(guard)
                .errors(ErrorForm.DATA_PLANE)
                .under("/artifact/v2.0" + WorkspacePaths.SCOPE + "/artifacts/{origin}/{container}");
        artifacts
                .get("", "Artifacts_ListInContainer", x -> Reply.ok(service.page(workspace(x), at(x), token(x))))
                .post("/content", "Artifacts_Upload", this::upload)
                .get("/content", "Artifacts_Download", this::download)
                .get("/metadata", "Artifacts_Get", x -> Reply.ok(service.document(workspace(x), at(x))))
                .delete("/metadata", "Artifacts_DeleteMetaData", this::delete)
                .get(
                        "/contentinfo",
                        "Artifacts_GetContentInformation",
                        x -> Reply.ok(service.contentInformation(workspace(x), at(x))))
                .get("/write", "Artifacts_GetSas", x -> Reply.ok(service.writeInformation(workspace(x), at(x))))
                .get(
                        "/prefix/contentinfo",
                        "Artifacts_ListSasByPrefix",
                        x -> Reply.ok(service.contentPage(workspace(x), at(x), token(x))))
                .post(
                        "/batch/metadata",
                        "Artifacts_BatchCreateEmptyArtifacts",
                        x -> Reply.ok(service.createEmpty(workspace(x), paths(x))));
    }

    private Reply upload(Exchange x) {
        boolean append = "true".equalsIgnoreCase(x.query("append"));
        boolean overwrite = "true".equalsIgnoreCase(x.query("allowOverwrite"));
        return Reply.ok(service.upload(workspace(x), at(x), x.bytes(), append, overwrite)
                .document());
    }

    private Reply download(Exchange x) {
        Artifact artifact = service.require(workspace(x), at(x));
        return Reply.stream(
                200,
                "application/octet-stream",
                artifact.content().open(),
                artifact.content().length());
    }

    private Reply delete(Exchange x) {
        service.delete(workspace(x), at(x));
        return Reply.empty(200);
    }

    private WorkspaceRecord workspace(Exchange x) {
        return workspaces.require(x.path("sub"), x.path("rg"), x.path("ws"));
    }

    private static ArtifactPath at(Exchange x) {
        return new ArtifactPath(x.path("origin"), x.path("container"), Objects.requireNonNullElse(x.query("path"), ""));
    }

    private static @Nullable String token(Exchange x) {
        return x.query("continuationToken");
    }

    private static Stream<ArtifactPath> paths(Exchange x) {
        Iterable<JsonNode> paths = x.json().path("paths");
        return StreamSupport.stream(paths.spliterator(), false)
                .map(item -> new ArtifactPath(
                        x.path("origin"), x.path("container"), item.path("path").asText()));
    }
}
