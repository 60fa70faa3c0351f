package io.github.azureml4j.core.data;

import com.azure.core.util.ClientOptions;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.http.UserAgent;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Makes the official client for a datastore's container. The host is derived from the cloud, never taken from the
 * record, so that a datastore somebody edited cannot draw a key or a token to another host.
 */
final class BlobAccess {
    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9]{3,24}");
    private static final Pattern CONTAINER = Pattern.compile("[a-z0-9](?:-?[a-z0-9]){2,62}");
    private static final RequestRetryOptions RETRY = new RequestRetryOptions(
            RetryPolicyType.EXPONENTIAL, 4, (Duration) null, Duration.ofMillis(400), Duration.ofSeconds(8), null);

    private final WorkspaceConnection connection;
    private final Datastores datastores;

    BlobAccess(WorkspaceConnection connection, Datastores datastores) {
        this.connection = connection;
        this.datastores = datastores;
    }

    BlobContainerClient container(Datastore datastore) {
        requireReachable(datastore);
        BlobContainerClientBuilder builder = new BlobContainerClientBuilder()
                .endpoint(connection
                        .azure()
                        .cloud()
                        .blobEndpoint(datastore.account())
                        .toString())
                .containerName(datastore.container())
                .httpClient(connection.transport())
                .clientOptions(new ClientOptions().setApplicationId(application()))
                .retryOptions(RETRY);
        return authorize(builder, datastore).buildClient();
    }

    private BlobContainerClientBuilder authorize(BlobContainerClientBuilder builder, Datastore datastore) {
        return switch (datastore.credentialsType().toLowerCase(Locale.ROOT)) {
            case "accountkey" ->
                builder.credential(new StorageSharedKeyCredential(datastore.account(), secret(datastore)));
            case "sas" -> builder.sasToken(secret(datastore));
            case "none" -> builder.credential(connection.credential());
            default ->
                throw new AzureMlException("datastore " + datastore.name() + " has credentials of type "
                        + datastore.credentialsType() + "; this SDK opens AccountKey, Sas and None");
        };
    }

    /** The beginning of the user agent; the blob client takes 24 characters at most. */
    private static String application() {
        return UserAgent.PRODUCT.substring(0, Math.min(UserAgent.PRODUCT.length(), 24));
    }

    private String secret(Datastore datastore) {
        String secret = datastores.secrets(datastore.name()).secret();
        if (secret.isEmpty()) {
            throw new AzureMlException("the service gave no secret for datastore " + datastore.name());
        }
        return secret;
    }

    private void requireReachable(Datastore datastore) {
        String suffix = connection.azure().cloud().storageSuffix();
        if (!datastore.isBlob()) {
            throw new AzureMlException(
                    "datastore " + datastore.name() + " is of type " + datastore.type() + "; this SDK opens AzureBlob");
        }
        if (!datastore.endpoint().isEmpty() && !datastore.endpoint().equalsIgnoreCase(suffix)) {
            throw new AzureMlException("datastore " + datastore.name() + " names the storage endpoint "
                    + datastore.endpoint() + ", which is not this cloud's (" + suffix + ")");
        }
        if (!ACCOUNT.matcher(datastore.account()).matches()
                || !CONTAINER.matcher(datastore.container()).matches()) {
            throw new AzureMlException("datastore " + datastore.name() + " names no valid account and container: "
                    + datastore.account() + "/" + datastore.container());
        }
    }
}
