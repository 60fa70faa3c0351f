package io.github.azureml4j.local.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.artifacts.ArtifactPath;
import io.github.azureml4j.local.artifacts.ArtifactService;
import io.github.azureml4j.local.front.ErrorForm;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import io.github.azureml4j.local.workspaces.WorkspacePaths;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import io.github.azureml4j.local.workspaces.WorkspaceService;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** {@code …/runs/{runId}/artifacts}: the artifacts of a run, as run history shows them. */
public final class RunArtifactRoutes implements Routes {

    private final WorkspaceService workspaces;
    private final HistoryService history;
    private final ArtifactService artifacts;
    private final Guard guard;

    public RunArtifactRoutes(
            WorkspaceService workspaces, HistoryService history, ArtifactService artifacts, Guard guard) {
        this.workspaces = workspaces;
        this.history = history;
        this.artifacts = artifacts;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        table.on(Hosts.REGION)
                .contract(HistoryRoutes.CONTRACT)
                .guard(guard)
                .errors(ErrorForm.DATA_PLANE)
                .under("/history/v1.0" + WorkspacePaths.SCOPE + "/experiments/{exp}/runs/{run}/artifacts")
                .get(
                        "",
                        "RunArtifacts_ListInContainer",
                        x -> Reply.ok(artifacts.page(workspace(x), at(x, ""), token(x))))
                .get("/path", "RunArtifacts_ListInPath", x -> Reply.ok(artifacts.page(workspace(x), at(x), token(x))))
                .get("/metadata", "RunArtifacts_GetById", x -> Reply.ok(artifacts.document(workspace(x), at(x))))
                .get(
                        "/contentinfo",
                        "RunArtifacts_GetContentInformation",
                        x -> Reply.ok(artifacts.contentInformation(workspace(x), at(x))))
                .get(
                        "/prefix/contentinfo",
                        "RunArtifacts_ListSasByPrefix",
                        x -> Reply.ok(artifacts.contentPage(workspace(x), at(x), token(x))))
                .post(
                        "/batch/metadata",
                        "RunArtifacts_BatchCreateEmptyArtifacts",
                        x -> Reply.ok(artifacts.createEmpty(workspace(x), paths(x))));
    }

    private WorkspaceRecord workspace(Exchange x) {
        return workspaces.require(x.path("sub"), x.path("rg"), x.path("ws"));
    }

    private ArtifactPath at(Exchange x) {
        return at(x, Objects.requireNonNullElse(x.query("path"), ""));
    }

    private ArtifactPath at(Exchange x, String path) {
        String container =
                history.require(workspace(x), x.path("exp"), x.path("run")).dataContainerId();
        return ArtifactPath.ofRun(container, path);
    }

    private Stream<ArtifactPath> paths(Exchange x) {
        Iterable<JsonNode> paths = x.json().path("paths");
        return StreamSupport.stream(paths.spliterator(), false)
                .map(item -> at(x, item.path("path").asText()));
    }

    private static @Nullable String token(Exchange x) {
        return x.query("continuationToken");
    }
}
