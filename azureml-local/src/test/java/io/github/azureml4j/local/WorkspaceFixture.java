package io.github.azureml4j.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A workspace that tests stand on, made over the wire with what it needs, and requests to its two planes. */
public final class WorkspaceFixture {

    private static final String ACCOUNT = "clinicstore";

    private final AzureMlLocal local;
    private final ArmFixture arm;
    private final String scope;

    public WorkspaceFixture(AzureMlLocal local) {
        this.local = local;
        this.arm = new ArmFixture(local);
        this.scope = arm.group() + "/providers/Microsoft.MachineLearningServices/workspaces/clinic";
        create();
    }

    private void create() {
        String account = arm.storageAccount(ACCOUNT);
        ObjectNode vault = body();
        vault.withObject("/properties").put("tenantId", local.tenantId()).set("accessPolicies", arm.everything());
        vault.withObject("/properties/sku").put("family", "A").put("name", "standard");
        put(arm.group() + "/providers/Microsoft.KeyVault/vaults/clinicvault?api-version=2023-07-01", vault);
        ObjectNode insights = body().put("kind", "web");
        insights.withObject("/properties").put("Application_Type", "web");
        put(arm.group() + "/providers/Microsoft.Insights/components/clinicinsights?api-version=2020-02-02", insights);
        ObjectNode workspace = body();
        workspace.withObject("/identity").put("type", "SystemAssigned");
        workspace
                .withObject("/properties")
                .put("storageAccount", account)
                .put("keyVault", arm.group() + "/providers/Microsoft.KeyVault/vaults/clinicvault")
                .put("applicationInsights", arm.group() + "/providers/Microsoft.Insights/components/clinicinsights");
        put(scope + "?api-version=2024-04-01", workspace);
    }

    /** The path of the workspace. */
    public String scope() {
        return scope;
    }

    /** The host of the workspace's data plane. */
    public String region() {
        return "https://" + ArmFixture.REGION + ".api.azureml.ms";
    }

    public WireClient wire() {
        return arm.wire();
    }

    /** Asks Resource Manager below the workspace. */
    public WireClient.Answer arm(String method, String path, JsonNode body) {
        String separator = path.contains("?") ? "&" : "?";
        return wire().arm(method, scope + path + separator + "api-version=2024-04-01", text(body));
    }

    /** Asks run history below the workspace, as the service principal. */
    public WireClient.Answer history(String method, String path, JsonNode body) {
        return history(wire().token(WireClient.ARM), method, path, body);
    }

    /** Asks run history below the workspace with any token. */
    public WireClient.Answer history(String token, String method, String path, JsonNode body) {
        return wire().json(token, method, region() + "/history/v1.0" + scope + path, text(body));
    }

    /** Asks the artifact service below the workspace with a body of text. */
    public WireClient.Answer artifacts(String method, String path, String body) {
        return wire().send(
                        method,
                        region() + "/artifact/v2.0" + scope + "/artifacts" + path,
                        body,
                        "Authorization",
                        "Bearer " + wire().token(WireClient.ARM),
                        "Content-Type",
                        "application/octet-stream");
    }

    /** Uploads a file of code and registers the folder it is in as version 1 of that name; returns the version's id. */
    public String code(String name, String file, String text) {
        artifacts("POST", "/LocalUpload/" + name + "/content?path=" + file, text);
        ObjectNode code = Json.object();
        code.withObject("/properties")
                .put("codeUri", "https://" + ACCOUNT + ".blob.core.windows.net/azureml/LocalUpload/" + name);
        return arm("PUT", "/codes/" + name + "/versions/1", code)
                .json()
                .path("id")
                .asText();
    }

    /** Asks until an answer is as wanted, a hundred times a second at most: real programs take real time. */
    public static JsonNode until(Predicate<JsonNode> wanted, java.util.function.Supplier<JsonNode> ask) {
        JsonNode answer = ask.get();
        while (!wanted.test(answer)) {
            LockSupport.parkNanos(10_000_000);
            answer = ask.get();
        }
        return answer;
    }

    private static ObjectNode body() {
        return Json.object().put("location", ArmFixture.REGION);
    }

    private void put(String path, JsonNode body) {
        arm.finish(wire().arm("PUT", path, body.toString()));
    }

    private static String text(JsonNode body) {
        return body.isMissingNode() ? "" : body.toString();
    }
}
