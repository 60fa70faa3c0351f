package io.github.azureml4j.local.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpClient;
import com.azure.core.util.BinaryData;
import com.azure.identity.ClientSecretCredentialBuilder;
import com.azure.storage.blob.BlobClientBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.UserDelegationKey;
import com.azure.storage.blob.sas.BlobSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import io.github.azureml4j.local.ArmFixture;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalApplication;
import io.github.azureml4j.local.OfficialClients;
import io.github.azureml4j.local.WireClient.Answer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Blobs by token and role, with Microsoft's azure-storage-blob, unmodified. */
class BlobRolesTest {

    private static final String ACCOUNT = "rolestore";
    private static final String ENDPOINT = "https://" + ACCOUNT + ".blob.core.windows.net";

    private static AzureMlLocal local;
    private static ArmFixture arm;
    private static HttpClient transport;
    private static String path;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        transport = OfficialClients.transport(local);
        arm = new ArmFixture(local);
        path = arm.storageAccount(ACCOUNT);
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void contributorWritesReaderReadsAndBothNoMore() {
        LocalApplication writer = holder("Storage Blob Data Contributor", path);
        LocalApplication reader = holder("Storage Blob Data Reader", path);
        BlobContainerClient mine = as(writer).createBlobContainer("shared");
        mine.getBlobClient("b").upload(BinaryData.fromString("one"));
        BlobContainerClient read = as(reader).getBlobContainerClient("shared");

        assertThat(read.getBlobClient("b").downloadContent().toString()).isEqualTo("one");
        assertThat(read.listBlobs().stream().map(BlobItem::getName)).containsExactly("b");
        assertMismatch(() -> read.getBlobClient("b").delete());
        assertMismatch(() -> read.getBlobClient("c").upload(BinaryData.fromString("two")));
        assertMismatch(() -> as(reader).createBlobContainer("other"));
        mine.getBlobClient("b").delete();
    }

    @Test
    void roleOnOneContainerReachesNoOther() {
        BlobServiceClient owner = as(holder("Storage Blob Data Owner", path));
        owner.createBlobContainer("one");
        owner.createBlobContainer("two");
        BlobServiceClient writer =
                as(holder("Storage Blob Data Contributor", path + "/blobServices/default/containers/one"));

        writer.getBlobContainerClient("one").getBlobClient("b").upload(BinaryData.fromString("b"));

        BlobContainerClient two = writer.getBlobContainerClient("two");
        assertMismatch(() -> two.getBlobClient("b").upload(BinaryData.fromString("b")));
        assertMismatch(() -> two.listBlobs().stream().count());
        assertMismatch(() -> writer.listBlobContainers().stream().count());
    }

    @Test
    void roleCountsUntilItIsRevoked() {
        LocalApplication reader = holder("Storage Blob Data Reader", path);
        as(holder("Storage Blob Data Owner", path))
                .createBlobContainer("revoked")
                .getBlobClient("b")
                .upload(BinaryData.fromString("b"));
        BlobServiceClient client = as(reader);
        client.getBlobContainerClient("revoked").getBlobClient("b").getProperties();

        local.access().revoke(reader.objectId(), "Storage Blob Data Reader", path);

        assertMismatch(() ->
                client.getBlobContainerClient("revoked").getBlobClient("b").downloadContent());
    }

    @Test
    void ownerOfTheSubscriptionReadsNoBlob() {
        as(holder("Storage Blob Data Owner", path))
                .createBlobContainer("private")
                .getBlobClient("b")
                .upload(BinaryData.fromString("b"));
        LocalApplication owner = holder("Owner", "/subscriptions/" + local.subscriptionId());

        assertMismatch(() ->
                as(owner).getBlobContainerClient("private").getBlobClient("b").downloadContent());
    }

    @Test
    void whoHasNoTokenIsToldWhereToGetOne() {
        Answer none = arm.wire().send("GET", ENDPOINT + "/shared/b", null, "x-ms-version", "2021-12-02");
        Answer wrong = arm.wire()
                .send(
                        "GET",
                        ENDPOINT + "/shared/b",
                        null,
                        "Authorization",
                        "Bearer " + arm.wire().token("https://vault.azure.net"));

        String challenge = "Bearer authorization_uri=https://login.microsoftonline.com/" + local.tenantId()
                + "/oauth2/authorize resource_id=https://storage.azure.com";
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.header("WWW-Authenticate")).isEqualTo(challenge);
        assertThat(none.header("x-ms-error-code")).isEqualTo("NoAuthenticationInformation");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.header("WWW-Authenticate")).isEqualTo(challenge);
        assertThat(wrong.header("x-ms-error-code")).isEqualTo("InvalidAuthenticationInfo");
    }

    @Test
    void principalsSignatureAllowsWhatItsRolesStillAllow() {
        LocalApplication writer = holder("Storage Blob Data Contributor", path);
        BlobServiceClient service = as(writer);
        BlobContainerClient container = service.createBlobContainer("delegated");
        container.getBlobClient("b").upload(BinaryData.fromString("delegated"));
        UserDelegationKey key = service.getUserDelegationKey(null, in(2));
        BlobSasPermission read = new BlobSasPermission().setReadPermission(true);
        String sas = container
                .getBlobClient("b")
                .generateUserDelegationSas(new BlobServiceSasSignatureValues(in(1), read), key);

        assertThat(withSas("delegated", sas).downloadContent().toString()).isEqualTo("delegated");
        assertMismatch(() -> withSas("delegated", sas).delete());
        local.access().revoke(writer.objectId(), "Storage Blob Data Contributor", path);
        assertMismatch(() -> withSas("delegated", sas).downloadContent());
        local.access().grant(writer.objectId(), "Storage Blob Data Contributor", path);
        arm.wire().arm("POST", path + "/revokeUserDelegationKeys?api-version=2023-05-01", "");
        assertFails(() -> withSas("delegated", sas).downloadContent(), 403, BlobErrorCode.AUTHENTICATION_FAILED);
    }

    private static LocalApplication holder(String role, String scope) {
        LocalApplication application = local.entra().addApplication(role);
        local.access().grant(application.objectId(), role, scope);
        return application;
    }

    private static BlobServiceClient as(LocalApplication application) {
        return new BlobServiceClientBuilder()
                .endpoint(ENDPOINT)
                .credential(new ClientSecretCredentialBuilder()
                        .tenantId(application.tenantId())
                        .clientId(application.clientId())
                        .clientSecret(application.secret())
                        .httpClient(transport)
                        .build())
                .httpClient(transport)
                .buildClient();
    }

    private static com.azure.storage.blob.BlobClient withSas(String container, String sas) {
        return new BlobClientBuilder()
                .endpoint(ENDPOINT)
                .containerName(container)
                .blobName("b")
                .sasToken(sas)
                .httpClient(transport)
                .buildClient();
    }

    private static OffsetDateTime in(int hours) {
        return OffsetDateTime.ofInstant(local.clock().instant(), ZoneOffset.UTC).plusHours(hours);
    }

    private static void assertMismatch(ThrowingCallable call) {
        assertFails(call, 403, BlobErrorCode.AUTHORIZATION_PERMISSION_MISMATCH);
    }

    private static void assertFails(ThrowingCallable call, int status, BlobErrorCode code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(BlobStorageException.class, e -> {
            assertThat(e.getStatusCode()).isEqualTo(status);
            assertThat(e.getErrorCode()).isEqualTo(code);
        });
    }
}
