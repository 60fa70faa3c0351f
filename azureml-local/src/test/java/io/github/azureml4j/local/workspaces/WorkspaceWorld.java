package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.ArmFixture;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.front.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An emulator with an account and a vault, in which a test makes workspaces over the wire. */
public final class WorkspaceWorld implements AutoCloseable {

    public static final String V2024 = "2024-04-01";
    public static final String V2025 = "2025-06-01";
    public static final String VAULT = "wsvault";

    private final AzureMlLocal local = AzureMlLocal.start();
    private final ArmFixture arm = new ArmFixture(local);
    private final String account = arm.storageAccount("wsstore");
    private final String vault = arm.protectedVault(VAULT, ArmFixture.REGION);

    public AzureMlLocal local() {
        return local;
    }

    public ArmFixture arm() {
        return arm;
    }

    public WireClient wire() {
        return arm.wire();
    }

    public String account() {
        return account;
    }

    public String vault() {
        return vault;
    }

    public String path(String name) {
        return arm.group() + "/providers/Microsoft.MachineLearningServices/workspaces/" + name;
    }

    /** A body with all that is required and these properties. */
    public ObjectNode body(String properties) {
        ObjectNode body = Json.object().put("location", ArmFixture.REGION);
        body.withObject("/identity").put("type", "SystemAssigned");
        body.withObject("/properties").put("storageAccount", account).put("keyVault", vault);
        body.withObject("/properties")
                .setAll((ObjectNode) Json.parse(properties.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        return body;
    }

    /** A body with a customer-managed key. */
    public ObjectNode encrypted(String keyIdentifier) {
        ObjectNode body = body("{}");
        body.withObject("/properties/encryption").put("status", "Enabled");
        body.withObject("/properties/encryption/keyVaultProperties")
                .put("keyVaultArmId", vault)
                .put("keyIdentifier", keyIdentifier);
        return body;
    }

    public Answer put(String name, ObjectNode body) {
        return arm("PUT", name, "", V2025, body.toString());
    }

    /** Makes a workspace and returns its document. */
    public JsonNode create(String name, ObjectNode body) {
        end(put(name, body));
        return get(name, V2025);
    }

    public JsonNode get(String name, String version) {
        return arm("GET", name, "", version, null).json();
    }

    public Answer patch(String name, String body) {
        return arm("PATCH", name, "", V2025, body);
    }

    /** Asks below a workspace in the published version. */
    public Answer arm(String method, String name, String below, @Nullable String body) {
        return arm(method, name, below, V2024, body);
    }

    public Answer arm(String method, String name, String below, String version, @Nullable String body) {
        String separator = below.contains("?") ? "&" : "?";
        return wire().arm(method, path(name) + below + separator + "api-version=" + version, body);
    }

    /** Ends what an answer began, and returns what came of it. */
    public Answer end(Answer begun) {
        arm.finish(begun);
        return begun.header("Azure-AsyncOperation").isEmpty() ? begun : follow(begun, "Azure-AsyncOperation");
    }

    /** What an ended operation was for. */
    public JsonNode result(Answer begun) {
        arm.finish(begun);
        return follow(begun, "Location").json();
    }

    /** Uploads an artifact as a run would, through the service. */
    public Answer upload(String name, String file) {
        return wire().send(
                        "POST",
                        "https://eastus.api.azureml.ms/artifact/v2.0" + path(name)
                                + "/artifacts/LocalUpload/test/content?path=" + file,
                        "text",
                        "Authorization",
                        "Bearer " + wire().token(WireClient.ARM),
                        "Content-Type",
                        "application/octet-stream");
    }

    /** A request to the management front end of a workspace. */
    public Answer models(String name) {
        return arm("GET", name, "/models", null);
    }

    public void regenerate(String key) {
        wire().arm("POST", account + "/regenerateKey?api-version=2023-05-01", "{\"keyName\":\"" + key + "\"}");
    }

    public void pass(Duration time) {
        local.clock().advance(time);
    }

    /** The inner code of a data plane's error, or ARM's code. */
    public static String code(Answer answer) {
        String inner = answer.json().at("/error/innerError/code").asText();
        return inner.isEmpty() ? answer.errorCode() : inner;
    }

    @Override
    public void close() {
        local.close();
    }

    private Answer follow(Answer begun, String header) {
        return wire().json(wire().token(WireClient.ARM), "GET", begun.header(header), null);
    }
}
