package io.github.azureml4j.local.services;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.WorkspaceFixture;
import io.github.azureml4j.local.front.Json;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Web services made over the wire from real programs, and requests to them. Needs a shell. */
public final class ServiceFixture {

    private final AzureMlLocal local;
    private final WorkspaceFixture workspace;
    private final String base;

    public ServiceFixture(AzureMlLocal local) {
        this.local = local;
        this.workspace = new WorkspaceFixture(local);
        this.base = workspace.region() + "/modelmanagement/v1.0" + workspace.scope();
        upload("probe", probe());
    }

    public WorkspaceFixture workspace() {
        return workspace;
    }

    /** Makes a driver for services out of a shell script; its name is its folder's too. */
    public void upload(String name, String script) {
        String path = "/LocalUpload/" + name + "/content?path=" + name + ".sh";
        assertThat(workspace.artifacts("POST", path, script).status()).isEqualTo(200);
    }

    /** An AKS cluster that is ready. */
    public void cluster(String name) {
        ObjectNode cluster = Json.object().put("location", "eastus");
        cluster.withObject("/properties").put("computeType", "AKS");
        cluster.withObject("/properties/properties").put("agentCount", 1).put("clusterPurpose", "DevTest");
        assertThat(workspace.arm("PUT", "/computes/" + name, cluster).status()).isEqualTo(201);
        local.clock().advance(Duration.ofSeconds(2));
    }

    /** A request for a service on ACI that answers with what it sees. */
    public ObjectNode aci(String name) {
        return aci(name, "probe");
    }

    /** A request for a service on ACI with an uploaded driver. */
    public ObjectNode aci(String name, String driver) {
        ObjectNode request = Json.object().put("name", name).put("computeType", "ACI");
        ObjectNode image = request.putObject("environmentImageRequest").put("driverProgram", "driver");
        image.putArray("assets")
                .addObject()
                .put("id", "driver")
                .put("mimeType", "application/x-sh")
                .put("url", "aml://artifact/LocalUpload/" + driver + "/" + driver + ".sh");
        return request;
    }

    /** The same on AKS. */
    public ObjectNode aks(String name, String cluster) {
        return aci(name).put("computeType", "AKS").put("computeName", cluster);
    }

    public Answer ask(String method, String path, @Nullable JsonNode body) {
        return ask(workspace.wire().token(WireClient.ARM), method, path, body);
    }

    public Answer create(ObjectNode request) {
        return ask("POST", "/services", request);
    }

    public JsonNode get(String name) {
        return ask("GET", "/services/" + name, null).json();
    }

    /** The operation of an accepted request once it has ended. */
    public JsonNode ended(Answer accepted) {
        assertThat(accepted.status()).as(accepted::text).isEqualTo(202);
        local.clock().advance(Duration.ofSeconds(2));
        String location = accepted.header("Operation-Location");
        String path = location.substring(location.lastIndexOf("/operations/"));
        String token = workspace.wire().token(WireClient.ARM);
        return WorkspaceFixture.until(
                operation -> !operation.path("state").asText().equals("Running"),
                () -> ask(token, "GET", path, null).json());
    }

    /** A service that answers. */
    public JsonNode deployed(ObjectNode request) {
        JsonNode operation = ended(create(request));
        assertThat(operation.path("state").asText()).as(operation::toString).isEqualTo("Succeeded");
        return get(request.path("name").asText());
    }

    /** Asks a service to score, with a credential or, when it is empty, without. */
    public Answer score(JsonNode service, String credential, String body) {
        String uri = service.path("scoringUri").asText();
        return credential.isEmpty()
                ? workspace.wire().send("POST", uri, body)
                : workspace.wire().send("POST", uri, body, "Authorization", "Bearer " + credential);
    }

    /** The value of a line of what the probe saw. */
    public static String seen(Answer answer, String name) {
        return answer.text()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer.status() + " " + answer.text()))
                .substring(name.length() + 1);
    }

    /** Waits for the end of a process. */
    public static void awaitEnd(long pid) {
        ProcessHandle.of(pid).ifPresent(process -> {
            try {
                process.onExit().get(20, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new AssertionError("still there: " + process.info(), e);
            }
        });
    }

    private Answer ask(String token, String method, String path, @Nullable JsonNode body) {
        return workspace.wire().json(token, method, base + path, body == null ? null : body.toString());
    }

    private static String probe() {
        try {
            Path classes = Path.of(ProbeScorer.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            return "exec '" + java + "' -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -XX:TieredStopAtLevel=1 -cp '"
                    + classes + "' " + ProbeScorer.class.getName() + "\n";
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
