package io.github.azureml4j.local.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.history.RunRecord;
import io.github.azureml4j.local.history.RunToken;
import io.github.azureml4j.local.workspaces.WorkspaceRecord;
import java.io.File;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The environment variables of a run (contract 5.7), and those by which its programs find the way out. */
final class JobEnvironment {

    private static final List<String> PROXY = List.of("HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy");
    private static final List<String> NO_PROXY = List.of("NO_PROXY", "no_proxy");
    private static final List<String> TRUST =
            List.of("REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "CURL_CA_BUNDLE", "NODE_EXTRA_CA_CERTS");

    private final Map<String, String> variables = new HashMap<>();

    /** What the service sets; the job's own variables come on top, as in the service. */
    Map<String, String> with(JsonNode own) {
        own.properties()
                .forEach(variable ->
                        variables.put(variable.getKey(), variable.getValue().asText()));
        return variables;
    }

    JobEnvironment run(WorkspaceRecord workspace, RunRecord run, RunToken token) {
        variables.put("AZUREML_RUN_ID", run.runId());
        variables.put("AZUREML_RUN_TOKEN", token.value());
        variables.put("AZUREML_RUN_TOKEN_EXPIRY", String.valueOf(token.expires().getEpochSecond()));
        variables.put("AZUREML_ARM_PROJECT_NAME", run.experiment());
        variables.put("AZUREML_EXPERIMENT_ID", run.experimentId());
        variables.put("AZUREML_EXPERIMENT_SCOPE", workspace.scope() + "/experiments/" + run.experiment());
        variables.put("MLFLOW_TRACKING_TOKEN", token.value());
        variables.put("MLFLOW_RUN_ID", run.runId());
        variables.put("MLFLOW_EXPERIMENT_ID", run.experimentId());
        variables.put("MLFLOW_EXPERIMENT_NAME", run.experiment());
        return this;
    }

    JobEnvironment workspace(WorkspaceRecord workspace) {
        ResourceId id = workspace.id();
        String service = "https://" + workspace.regionHost();
        variables.put("AZUREML_ARM_SUBSCRIPTION", id.subscription());
        variables.put("AZUREML_ARM_RESOURCEGROUP", id.group());
        variables.put("AZUREML_ARM_WORKSPACE_NAME", id.name());
        variables.put("AZUREML_WORKSPACE_ID", workspace.workspaceId());
        variables.put("AZUREML_WORKSPACE_SCOPE", workspace.scope());
        variables.put("AZUREML_SERVICE_ENDPOINT", service);
        variables.put("AZUREML_RUN_HISTORY_SERVICE_ENDPOINT", service);
        variables.put("AZUREML_DISCOVERY_SERVICE_ENDPOINT", service + "/discovery");
        variables.put("MLFLOW_TRACKING_URI", tracking(workspace));
        return this;
    }

    /** The way out, as on a compute of a company: one proxy, one trust anchor. */
    JobEnvironment network(InetSocketAddress proxy, Path certificate) {
        String address = "http://127.0.0.1:" + proxy.getPort();
        PROXY.forEach(name -> variables.put(name, address));
        NO_PROXY.forEach(name -> variables.put(name, "localhost,127.0.0.1"));
        TRUST.forEach(name -> variables.put(name, certificate.toString()));
        return this;
    }

    /** Where the run's managed identity gets its tokens; nothing where it has none. */
    JobEnvironment identity(Map<String, String> identity) {
        variables.putAll(identity);
        return this;
    }

    /** The JDK of the emulator before every other. */
    JobEnvironment java() {
        String java = Path.of(System.getProperty("java.home"), "bin").toString();
        variables.put("PATH", java + File.pathSeparator + System.getenv().getOrDefault("PATH", ""));
        return this;
    }

    static String tracking(WorkspaceRecord workspace) {
        return "azureml://" + workspace.regionHost() + "/mlflow/v1.0" + workspace.scope();
    }
}
