package io.github.azureml4j.local.computes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.WireClient.Answer;
import io.github.azureml4j.local.workspaces.WorkspaceWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Network and login settings of compute targets, and what a workspace with sensitive data means to them. */
class ComputeSettingsTest {

    private static final String SUBNET =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/n";

    private static WorkspaceWorld world;

    @BeforeAll
    static void start() {
        world = new WorkspaceWorld();
        world.create("plain", world.body("{}"));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void settingsOfAClusterAreKeptAndTold() {
        JsonNode made = create("plain", "isolated", "AmlCompute", "\"disableLocalAuth\":true,", """
                "vmSize":"STANDARD_DS3_V2","subnet":{"id":"%s"},"enableNodePublicIp":false,
                "remoteLoginPortPublicAccess":"Disabled","isolatedNetwork":true
                """.formatted(SUBNET));

        assertThat(made.path("disableLocalAuth").asBoolean()).isTrue();
        assertThat(made.at("/properties/subnet/id").asText()).isEqualTo(SUBNET);
        assertThat(made.at("/properties/enableNodePublicIp").asBoolean(true)).isFalse();
        assertThat(made.at("/properties/remoteLoginPortPublicAccess").asText()).isEqualTo("Disabled");
        assertThat(made.at("/properties/isolatedNetwork").asBoolean()).isTrue();
    }

    @Test
    void defaultsAreTold() {
        JsonNode made = create("plain", "default", "AmlCompute", "", "\"vmSize\":\"STANDARD_DS3_V2\"");

        assertThat(made.path("disableLocalAuth").asBoolean(true)).isFalse();
        assertThat(made.at("/properties/enableNodePublicIp").asBoolean()).isTrue();
        assertThat(made.at("/properties/remoteLoginPortPublicAccess").asText()).isEqualTo("NotSpecified");
    }

    @Test
    void instanceRunsAndTellsItsLogins() {
        JsonNode made = create("plain", "desk", "ComputeInstance", "", """
                "vmSize":"STANDARD_DS3_V2","applicationSharingPolicy":"Personal",
                "sshSettings":{"sshPublicAccess":"Enabled","adminPublicKey":"ssh-rsa AAAA"}
                """);

        assertThat(made.at("/properties/state").asText()).isEqualTo("Running");
        assertThat(made.at("/properties/sshSettings/sshPublicAccess").asText()).isEqualTo("Enabled");
        assertThat(made.at("/properties/applicationSharingPolicy").asText()).isEqualTo("Personal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"enableNodePublicIp\":false",
                "\"subnet\":{\"id\":\"my-subnet\"}",
                "\"remoteLoginPortPublicAccess\":\"Sometimes\""
            })
    void settingsMustFit(String setting) {
        assertThat(put("plain", "wrong", "AmlCompute", "", "\"vmSize\":\"STANDARD_DS3_V2\"," + setting)
                        .status())
                .isEqualTo(400);
    }

    private static JsonNode create(String workspace, String name, String type, String envelope, String inner) {
        world.arm().finish(put(workspace, name, type, envelope, inner));
        return world.arm("GET", workspace, "/computes/" + name, null).json().path("properties");
    }

    private static Answer put(String workspace, String name, String type, String envelope, String inner) {
        String body = "{\"location\":\"eastus\",\"properties\":{\"computeType\":\"" + type + "\"," + envelope
                + "\"properties\":{" + inner + "}}}";
        return world.arm("PUT", workspace, "/computes/" + name, body);
    }
}
