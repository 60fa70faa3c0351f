package io.github.azureml4j.core.secret;

import com.azure.core.http.policy.HttpLogDetailLevel;
import com.azure.core.http.policy.HttpLogOptions;
import com.azure.core.util.ClientOptions;
import com.azure.security.keyvault.secrets.SecretClient;
import com.azure.security.keyvault.secrets.SecretClientBuilder;
import com.azure.security.keyvault.secrets.models.SecretProperties;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.http.UserAgent;
import io.github.azureml4j.core.workspace.WorkspaceDetails;
import java.net.URI;

/**
 * The vault of one workspace, opened. Its host follows from its name and the cloud, so that a document somebody edited cannot draw
 * tokens to another host.
 *
 * @param uri the vault
 * @param workspaceId the workspace's GUID, which the service names its own secrets after
 * @param client the official client over this SDK's transport
 */
record WorkspaceVault(URI uri, String workspaceId, SecretClient client) {

    static WorkspaceVault of(WorkspaceConnection connection) {
        WorkspaceDetails details = WorkspaceDetails.of(connection.arm().get("").json());
        String vault = details.keyVault()
                .orElseThrow(() -> new AzureMlException(connection.id() + " names no key vault of its own"));
        URI uri = connection.azure().cloud().vaultEndpoint(ArmId.parse(vault).name());
        return new WorkspaceVault(uri, details.workspaceId(), client(connection, uri));
    }

    private static SecretClient client(WorkspaceConnection connection, URI uri) {
        return new SecretClientBuilder()
                .vaultUrl(uri.toString())
                .credential(connection.credential())
                .httpClient(connection.transport())
                .clientOptions(new ClientOptions()
                        .setApplicationId(UserAgent.PRODUCT.substring(0, Math.min(UserAgent.PRODUCT.length(), 24))))
                .httpLogOptions(withoutBodies())
                .addPolicy(new VaultFence(uri))
                .buildClient();
    }

    /** Whatever AZURE_HTTP_LOG_DETAIL_LEVEL says: bodies hold the secrets. */
    private static HttpLogOptions withoutBodies() {
        HttpLogOptions asked = new HttpLogOptions();
        return asked.getLogLevel().shouldLogBody() ? asked.setLogLevel(HttpLogDetailLevel.HEADERS) : asked;
    }

    boolean isServices(String secret) {
        return SecretRules.isServices(secret, workspaceId);
    }

    SecretEntry entry(SecretProperties properties) {
        return SecretEntry.of(properties, isServices(properties.getName()));
    }

    URI deletedSecret(String name) {
        return URI.create(uri + "/deletedsecrets/" + name);
    }

    URI secret(String name) {
        return URI.create(uri + "/secrets/" + name);
    }
}
