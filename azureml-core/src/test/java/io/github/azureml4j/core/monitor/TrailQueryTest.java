package io.github.azureml4j.core.monitor;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureml4j.core.ScriptedAzure;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.WorkspaceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TrailQueryTest {
    private static final String GROUP = "/subscriptions/" + ScriptedAzure.SUBSCRIPTION + "/resourceGroups/rg";
    private static final String SCOPE = GROUP + "/providers/Microsoft.MachineLearningServices/workspaces/clinic";
    private static final String COMPONENT = GROUP + "/providers/Microsoft.Insights/components/ai1";

    @Test
    void moreScoringRequestsThanTheServiceGivesAreSaidToBeUnread(@TempDir Path directory) throws IOException {
        Path journal = Files.writeString(directory.resolve("journal"), "");
        try (ScriptedAzure azure = ScriptedAzure.start()) {
            answer(azure, SCOPE, "{\"properties\":{\"applicationInsights\":\"" + COMPONENT + "\"}}");
            answer(azure, COMPONENT, "{\"properties\":{\"AppId\":\"app\"}}");
            azure.wire()
                    .stubFor(get(urlPathMatching(".*/eventtypes/management/values"))
                            .willReturn(okJson("{\"value\":[]}")));
            Monitor monitor = new Monitor(new WorkspaceConnection(azure.ml().connection(), WorkspaceId.parse(SCOPE)));
            requests(azure, 9_999);
            assertThat(monitor.trail(journal).list().unread()).isEmpty();
            requests(azure, 10_000);
            Trail trail = monitor.trail(journal).list();
            assertThat(trail.steps()).hasSize(10_000);
            assertThat(trail.unread()).singleElement().asString().startsWith("the scoring requests: those before ");
        }
    }

    private static void requests(ScriptedAzure azure, int count) {
        String newest = azure.clock().instant().minus(Duration.ofMinutes(1)).toString();
        String rows = IntStream.range(0, count)
                .mapToObj(i -> "[\"" + newest + "\",\"http://a/score\",\"200\",1.5,\"{\\\"Request Id\\\":\\\"r" + i
                        + "\\\"}\"]")
                .collect(Collectors.joining(","));
        azure.wire()
                .stubFor(post(urlPathEqualTo("/v1/apps/app/query"))
                        .willReturn(okJson(
                                "{\"tables\":[{\"name\":\"PrimaryResult\",\"columns\":[{\"name\":\"timestamp\"},{\"name\":\"url\"},"
                                        + "{\"name\":\"resultCode\"},{\"name\":\"duration\"},{\"name\":\"customDimensions\"}],\"rows\":["
                                        + rows + "]}]}")));
    }

    private static void answer(ScriptedAzure azure, String path, String body) {
        azure.wire().stubFor(get(urlPathEqualTo(path)).willReturn(okJson(body)));
    }
}
