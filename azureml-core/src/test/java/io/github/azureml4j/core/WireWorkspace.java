package io.github.azureml4j.core;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import io.github.azureml4j.auth.AzureCloud;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import reactor.core.publisher.Mono;

/** A workspace whose Resource Manager is a scripted server; register it after the server. */
public final class WireWorkspace implements BeforeEachCallback, AfterEachCallback {
    /** The path of the workspace. */
    public static final String SCOPE =
            "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.MachineLearningServices/workspaces/clinic";

    private final RecordingWireMock server;
    private AzureMl ml;

    public WireWorkspace(RecordingWireMock server) {
        this.server = server;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        TokenCredential credential = request -> Mono.just(
                new AccessToken("token", OffsetDateTime.now(ZoneOffset.UTC).plusDays(1)));
        ml = AzureMl.builder()
                .cloud(AzureCloud.PUBLIC.toBuilder()
                        .resourceManager(server.uri().toString())
                        .build())
                .trust(RecordingWireMock.certificate())
                .credential(credential)
                .subscription("11111111-2222-3333-4444-555555555555")
                .build();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ml.close();
    }

    public WorkspaceConnection connection() {
        return new WorkspaceConnection(ml.connection(), WorkspaceId.parse(SCOPE));
    }
}
