package io.github.azureml4j.local.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.ArmFixture;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.front.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/** A resource group into which tests deploy, over the wire, with a clock that they move. */
final class DeploymentWorld implements AutoCloseable {

    static final String VERSION = "?api-version=2024-03-01";

    private final AzureMlLocal local = AzureMlLocal.start();
    private final ArmFixture arm = new ArmFixture(local);

    AzureMlLocal local() {
        return local;
    }

    WireClient wire() {
        return arm.wire();
    }

    String group() {
        return arm.group();
    }

    String subscription() {
        return "/subscriptions/" + local.subscriptionId();
    }

    static String path(String scope, String name) {
        return scope + "/providers/Microsoft.Resources/deployments/" + name;
    }

    /** A template with one part, such as {@code "outputs"}, beside its resources. */
    static ObjectNode template(String resources) {
        ObjectNode template = Json.object()
                .put("$schema", "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#")
                .put("contentVersion", "1.0.0.0");
        template.set("resources", parse(resources));
        return template;
    }

    static JsonNode parse(String json) {
        return Json.parse(json.replace('`', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** The template that makes a workspace with all that it stands on, as the Python client writes it. */
    static ObjectNode workspaceTemplate() {
        try (InputStream in = DeploymentWorld.class.getResourceAsStream("workspace.json")) {
            return (ObjectNode) Json.parse(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code {name: {value}}} of pairs. */
    static ObjectNode values(String... namesAndValues) {
        ObjectNode values = Json.object();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.putObject(namesAndValues[i]).put("value", namesAndValues[i + 1]);
        }
        return values;
    }

    static String body(ObjectNode template, ObjectNode parameters) {
        ObjectNode body = Json.object();
        ObjectNode properties = body.putObject("properties").put("mode", "Incremental");
        properties.set("template", template);
        properties.set("parameters", parameters);
        return body.toString();
    }

    Answer begin(String name, ObjectNode template, String... parameters) {
        return wire().arm("PUT", path(group(), name) + VERSION, body(template, values(parameters)));
    }

    /** Deploys and waits for the end, by moving the clock. */
    JsonNode deploy(String name, ObjectNode template, String... parameters) {
        Answer begun = begin(name, template, parameters);
        if (begun.status() >= 300) {
            throw new AssertionError(begun.status() + " " + begun.text());
        }
        return end(path(group(), name));
    }

    JsonNode end(String deployment) {
        for (int i = 0; i < 30; i++) {
            JsonNode now = get(deployment + VERSION);
            if (Set.of("Succeeded", "Failed", "Canceled").contains(state(now))) {
                return now;
            }
            local.clock().advance(Duration.ofSeconds(2));
        }
        throw new AssertionError("it never ends");
    }

    static String state(JsonNode deployment) {
        return deployment.at("/properties/provisioningState").asText();
    }

    JsonNode get(String path) {
        return wire().arm("GET", path, null).json();
    }

    /** A resource of the group. */
    JsonNode resource(String typeAndName, String version) {
        return get(group() + "/providers/" + typeAndName + "?api-version=" + version);
    }

    @Override
    public void close() {
        local.close();
    }
}
