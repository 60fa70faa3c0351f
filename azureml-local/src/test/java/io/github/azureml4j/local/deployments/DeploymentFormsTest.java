package io.github.azureml4j.local.deployments;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.WirePrincipal;
import io.github.azureml4j.local.front.Json;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms of templates, and the life of deployments: begun, followed, refused, cancelled, forgotten. */
class DeploymentFormsTest {

    private static final String VERSION = DeploymentWorld.VERSION;
    private static final String ACCOUNT = """
            {`type`: `Microsoft.Storage/storageAccounts`, `apiVersion`: `2023-05-01`, `name`: `%s`, `location`: `eastus`,
             `kind`: `StorageV2`, `sku`: {`name`: `Standard_LRS`}}""";
    private static final String LOGS = """
            {`type`: `Microsoft.OperationalInsights/workspaces`, `apiVersion`: `2020-08-01`, `name`: `%s`,
             `location`: `eastus`, `dependsOn`: [%s], `tags`: {`from`: `%s`}}""";

    private DeploymentWorld world;

    @BeforeEach
    void start() {
        world = new DeploymentWorld();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void deploymentIsAcceptedAndFollowedByItsStatus() {
        Answer begun = world.begin("d", accounts("first"));
        String status = begun.header("Azure-AsyncOperation").substring(WireClient.ARM.length());

        assertThat(begun.status()).isEqualTo(201);
        assertThat(world.get(status).path("status").asText()).isEqualTo("Running");
        world.end(deployment("d"));
        assertThat(world.get(status).path("status").asText()).isEqualTo("Succeeded");
        assertThat(world.begin("d", accounts("second")).status()).isEqualTo(200);
    }

    @Test
    void statusOfAFailureTellsTheResourcesOwnError() {
        Answer begun = world.begin("d", accounts("BAD-NAME"));
        String status = begun.header("Azure-AsyncOperation").substring(WireClient.ARM.length());
        world.end(deployment("d"));

        assertThat(world.get(status).path("status").asText()).isEqualTo("Failed");
        assertThat(world.get(status).at("/error/code").asText()).isEqualTo("DeploymentFailed");
        assertThat(world.get(status).at("/error/details/0/code").asText()).isEqualTo("AccountNameInvalid");
        assertThat(world.get(deployment("d") + "/operations" + VERSION)
                        .at("/value/0/properties/statusMessage/error/code")
                        .asText())
                .isEqualTo("AccountNameInvalid");
    }

    @Test
    void resourceIsMadeAfterWhatItsExpressionsAskFor() {
        String asks = "[reference('asked').customerId]";

        JsonNode done = world.deploy("d", template(logs("asking", "", asks), logs("asked", "", "")));

        assertThat(DeploymentWorld.state(done)).as(done::toString).isEqualTo("Succeeded");
        assertThat(logs("asking").at("/tags/from").asText())
                .isEqualTo(logs("asked").at("/properties/customerId").asText());
    }

    @Test
    void keysCanBeAskedFor() {
        String keys =
                "[listKeys(resourceId('Microsoft.Storage/storageAccounts', 'first'), '2023-05-01').keys[0].keyName]";

        world.deploy("d", template(logs("asking", "", keys), ACCOUNT.formatted("first")));

        assertThat(logs("asking").at("/tags/from").asText()).isEqualTo("key1");
    }

    @Test
    void loopMakesOneResourceARound() {
        String looped = LOGS.formatted("[concat('logs', copyIndex('round', 1))]", "", "[string(copyIndex())]");
        String after = logs("after", "`round`", "");

        world.deploy("d", template(looped.replaceFirst("\\{", "{`copy`: {`name`: `round`, `count`: 3},"), after));

        assertThat(logs("logs3").at("/tags/from").asText()).isEqualTo("2");
        assertThat(logs("after").path("name").asText()).isEqualTo("after");
    }

    @Test
    void whatIsNotWantedIsNotMadeButCanBeDependedOn() {
        String unwanted = logs("unwanted", "", "").replaceFirst("\\{", "{`condition`: false,");
        String dependent =
                logs("dependent", "`[resourceId('Microsoft.OperationalInsights/workspaces', 'unwanted')]`", "");

        JsonNode done = world.deploy("d", template(unwanted, dependent));

        assertThat(DeploymentWorld.state(done)).isEqualTo("Succeeded");
        assertThat(logs("unwanted").at("/error/code").asText()).isEqualTo("ResourceNotFound");
    }

    @Test
    void nestedTemplateWithItsOwnScopeKnowsItsOwnParametersAlone() {
        world.wire()
                .arm("PUT", world.subscription() + "/resourceGroups/rg-other" + VERSION, "{\"location\":\"eastus\"}");
        ObjectNode inner = template(LOGS.formatted("[parameters('name')]", "", "[resourceGroup().name]"));
        inner.putObject("parameters").putObject("name").put("type", "string");
        ObjectNode nested = Json.object()
                .put("type", "Microsoft.Resources/deployments")
                .put("apiVersion", "2024-03-01")
                .put("name", "nested")
                .put("resourceGroup", "rg-other");
        ObjectNode properties = nested.putObject("properties").put("mode", "Incremental");
        properties.putObject("expressionEvaluationOptions").put("scope", "inner");
        properties.set("parameters", DeploymentWorld.values("name", "[concat('in', 'ner')]"));
        properties.set("template", inner);

        JsonNode done = world.deploy("d", DeploymentWorld.template("[" + nested + "]"));

        assertThat(DeploymentWorld.state(done)).as(done::toString).isEqualTo("Succeeded");
        assertThat(world.get(world.subscription() + "/resourceGroups/rg-other/providers/"
                                + "Microsoft.OperationalInsights/workspaces/inner?api-version=2020-08-01")
                        .at("/tags/from")
                        .asText())
                .isEqualTo("rg-other");
    }

    @Test
    void subscriptionIsDeployedTo() {
        ObjectNode template = DeploymentWorld.template("[{`type`: `Microsoft.Resources/resourceGroups`,"
                + " `apiVersion`: `2021-04-01`, `name`: `rg-new`, `location`: `westus`}]");
        String path = DeploymentWorld.path(world.subscription(), "d");
        String body = DeploymentWorld.body(template, Json.object());

        Answer without = world.wire().arm("PUT", path + VERSION, body);
        world.wire().arm("PUT", path + VERSION, body.replaceFirst("\\{", "{\"location\":\"westus\","));

        assertThat(without.errorCode()).isEqualTo("LocationRequired");
        assertThat(DeploymentWorld.state(world.end(path))).isEqualTo("Succeeded");
        assertThat(world.get(world.subscription() + "/resourceGroups/rg-new" + VERSION)
                        .path("location")
                        .asText())
                .isEqualTo("westus");
        assertThat(world.get(world.subscription() + "/providers/Microsoft.Resources/deployments" + VERSION)
                        .path("value"))
                .hasSize(1);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[shout('x')]                       | The template function 'shout' is not valid",
                "[parameters('missing')]            | The template parameter 'missing' is not found",
                "[variables('loop')]                | is made of itself",
                "[concat('x']                       | is not valid",
                "[resourceId('nothing')]            | wants a resource type",
                "[reference('x').y]                 | 'reference' is not expected at this location",
                "[copyIndex()]                      | 'copyIndex' is not expected at this location",
                "[substring('ab', 1, 5)]            | must refer to a location within the string"
            })
    void wrongExpressionIsAnInvalidTemplate(String name, String reason) {
        ObjectNode template = accounts(name);
        template.putObject("variables").put("loop", "[variables('loop')]");

        Answer answer = world.begin("d", template);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.errorCode()).isEqualTo("InvalidTemplate");
        assertThat(answer.text()).contains(reason);
        assertThat(world.wire().arm("HEAD", deployment("d") + VERSION, null).status())
                .isEqualTo(404);
    }

    @Test
    void circlesDoublesAndStrangersAreInvalid() {
        assertThat(world.begin("d", template(logs("a", "`b`", ""), logs("b", "`a`", "")))
                        .text())
                .contains("Circular dependency");
        assertThat(world.begin("d", template(logs("a", "", ""), logs("A", "", "")))
                        .text())
                .contains("defined multiple times");
        assertThat(world.begin("d", template(logs("a", "`nobody`", ""))).text())
                .contains("'nobody' is not defined in the template");
    }

    @Test
    void parametersAreHeldToTheirDeclarations() {
        ObjectNode template = accounts("first");
        template.putObject("parameters")
                .putObject("size")
                .put("type", "string")
                .putArray("allowedValues")
                .add("big");
        template.withObject("/outputs/size").put("type", "string").put("value", "[parameters('size')]");

        assertThat(world.begin("d", template).text()).contains("'size' is not provided");
        assertThat(world.begin("d", template, "size", "small").text()).contains("not part of the allowed value");
        assertThat(world.begin("d", template, "size", "big", "colour", "red").text())
                .contains("not present in the original template");
        assertThat(world.deploy("d", template, "size", "big")
                        .at("/properties/outputs/size/value")
                        .asText())
                .isEqualTo("big");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Complete", "templateLink", "reference"})
    void whatIsNotImplementedSaysSo(String what) {
        String body = DeploymentWorld.body(accounts("first"), Json.object());
        ObjectNode vault = accounts("first");
        vault.putObject("parameters").putObject("secret").put("type", "secureString");
        ObjectNode secret = Json.object();
        secret.putObject("secret").putObject("reference").put("secretName", "x");
        String asked = switch (what) {
            case "Complete" -> body.replace("Incremental", "Complete");
            case "templateLink" -> body.replace("\"mode\"", "\"templateLink\":{},\"mode\"");
            default -> DeploymentWorld.body(vault, secret);
        };

        assertThat(world.wire().arm("PUT", deployment("d") + VERSION, asked).status())
                .isEqualTo(501);
    }

    @Test
    void validationMakesNothing() {
        String path = deployment("d") + "/validate" + VERSION;

        Answer good = world.wire().arm("POST", path, DeploymentWorld.body(accounts("first"), Json.object()));
        Answer bad = world.wire().arm("POST", path, DeploymentWorld.body(accounts("[no()]"), Json.object()));

        assertThat(good.status()).isEqualTo(200);
        assertThat(good.json().at("/properties/validatedResources/0/id").asText())
                .endsWith("/storageAccounts/first");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.errorCode()).isEqualTo("InvalidTemplate");
        assertThat(world.get(world.group() + "/resources" + VERSION).path("value"))
                .isEmpty();
    }

    @Test
    void templateCannotReachWhereItsSenderMayNot() {
        world.wire()
                .arm("PUT", world.subscription() + "/resourceGroups/rg-other" + VERSION, "{\"location\":\"eastus\"}");
        WirePrincipal builder = new WirePrincipal(world.local(), "builder");
        world.local().access().grant(builder.objectId(), "Contributor", world.group());
        String elsewhere = "{`resourceGroup`: `rg-other`, `type`: `Microsoft.Resources/deployments`, `apiVersion`:"
                + " `2024-03-01`, `name`: `n`, `properties`: {`mode`: `Incremental`, `template`: {`resources`: []}}}";
        JsonNode body =
                DeploymentWorld.parse(DeploymentWorld.body(template(logs("a", "", ""), elsewhere), Json.object()));

        Answer answer = builder.arm("PUT", deployment("d") + VERSION, body);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.errorCode()).isEqualTo("InvalidTemplateDeployment");
        assertThat(answer.text()).contains("Authorization failed for template resource 'n'");
        assertThat(logs("a").at("/error/code").asText()).isEqualTo("ResourceNotFound");
    }

    @Test
    void runningDeploymentIsNeitherReplacedNorForgotten() {
        world.begin("d", accounts("first"));

        assertThat(world.begin("d", accounts("second")).errorCode()).isEqualTo("DeploymentActive");
        assertThat(world.wire().arm("DELETE", deployment("d") + VERSION, null).errorCode())
                .isEqualTo("DeploymentActive");
        world.end(deployment("d"));
        assertThat(world.wire().arm("DELETE", deployment("d") + VERSION, null).status())
                .isEqualTo(202);
        world.local().clock().advance(Duration.ofSeconds(2));
        assertThat(world.get(deployment("d") + VERSION).at("/error/code").asText())
                .isEqualTo("DeploymentNotFound");
        assertThat(world.resource("Microsoft.Storage/storageAccounts/first", "2023-05-01")
                        .path("name")
                        .asText())
                .isEqualTo("first");
    }

    @Test
    void cancelledDeploymentBeginsNothingMore() {
        world.begin("d", template(ACCOUNT.formatted("first"), logs("later", "`first`", "")));

        Answer cancelled = world.wire().arm("POST", deployment("d") + "/cancel" + VERSION, "");
        world.local().clock().advance(Duration.ofSeconds(5));

        assertThat(cancelled.status()).isEqualTo(204);
        assertThat(DeploymentWorld.state(world.end(deployment("d")))).isEqualTo("Canceled");
        assertThat(logs("later").at("/error/code").asText()).isEqualTo("ResourceNotFound");
        assertThat(world.wire()
                        .arm("POST", deployment("d") + "/cancel" + VERSION, "")
                        .errorCode())
                .isEqualTo("DeploymentCannotBeCancelled");
    }

    @Test
    void providersOfATemplateAreRegistered() {
        world.local().subscriptions().unregister(world.local().subscriptionId(), "Microsoft.Storage");

        JsonNode done = world.deploy("d", accounts("first"));

        assertThat(DeploymentWorld.state(done)).isEqualTo("Succeeded");
        assertThat(world.get(world.subscription() + "/providers/Microsoft.Storage" + VERSION)
                        .path("registrationState")
                        .asText())
                .isEqualTo("Registered");
    }

    @Test
    void templateMayBeWrittenAsItsAuthorLikes() {
        String relaxed = "{properties: {mode: 'Incremental', // not strict\n template: {resources: ["
                + ACCOUNT.formatted("first").replace('`', '"') + "],}}}";

        Answer begun = world.wire().arm("PUT", deployment("d") + VERSION, relaxed);

        assertThat(begun.status()).isEqualTo(201);
        assertThat(DeploymentWorld.state(world.end(deployment("d")))).isEqualTo("Succeeded");
    }

    @Test
    void templateCanBeHadBack() {
        world.deploy("d", accounts("first"));

        Answer exported = world.wire().arm("POST", deployment("d") + "/exportTemplate" + VERSION, "");

        assertThat(exported.json().at("/template/resources/0/name").asText()).isEqualTo("first");
    }

    private JsonNode logs(String name) {
        return world.resource("Microsoft.OperationalInsights/workspaces/" + name, "2020-08-01");
    }

    private String deployment(String name) {
        return DeploymentWorld.path(world.group(), name);
    }

    private static String logs(String name, String dependsOn, String tag) {
        return LOGS.formatted(name, dependsOn, tag);
    }

    private static ObjectNode accounts(String name) {
        return template(ACCOUNT.formatted(name));
    }

    private static ObjectNode template(String... resources) {
        return DeploymentWorld.template("[" + String.join(",", resources) + "]");
    }
}
