package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Json;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the notebooks of a workspace hand out. Nothing answers at their address: only names and keys are there. */
final class Notebooks {

    private static final int KEY_DIGITS = 40;
    private static final int TOKEN_SECONDS = 3600;

    private final Map<String, ObjectNode> keys = new ConcurrentHashMap<>();
    private final Ids ids;

    Notebooks(Ids ids) {
        this.ids = ids;
    }

    /** {@code ListNotebookKeysResult}. */
    ObjectNode keys(WorkspaceRecord workspace) {
        return keys.computeIfAbsent(
                        workspace.workspaceId(),
                        id -> Json.object()
                                .put("primaryAccessKey", ids.hex(KEY_DIGITS))
                                .put("secondaryAccessKey", ids.hex(KEY_DIGITS)))
                .deepCopy();
    }

    /** {@code NotebookAccessTokenResult}. */
    ObjectNode token(WorkspaceRecord workspace) {
        return Json.object()
                .put("notebookResourceId", workspace.workspaceId())
                .put("hostName", host(workspace))
                .put("publicDns", host(workspace))
                .put("accessToken", ids.hex(KEY_DIGITS))
                .put("tokenType", "Bearer")
                .put("expiresIn", TOKEN_SECONDS)
                .put("scope", "aznb_identity");
    }

    /** {@code NotebookResourceInfo}. */
    static ObjectNode prepared(WorkspaceRecord workspace) {
        return Json.object().put("fqdn", host(workspace)).put("resourceId", workspace.workspaceId());
    }

    void forget(WorkspaceRecord workspace) {
        keys.remove(workspace.workspaceId());
    }

    private static String host(WorkspaceRecord workspace) {
        String suffix = Hosts.REGION
                .inCloudOf(workspace.region(), Map.of("region", ""))
                .replaceFirst("^\\.api\\.azureml\\.ms$", "notebooks.azure.net")
                .replaceFirst("^\\.api\\.ml\\.azure\\.cn$", "notebooks.chinacloudapi.cn")
                .replaceFirst("^\\.api\\.ml\\.azure\\.us$", "notebooks.usgovcloudapi.net");
        return "ml-" + workspace.name().toLowerCase(java.util.Locale.ROOT) + "-" + workspace.region() + "-"
                + workspace.workspaceId() + "." + suffix;
    }
}
