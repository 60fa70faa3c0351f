package io.github.azureml4j.local.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpClient;
import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobClientBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.PublicAccessType;
import com.azure.storage.blob.sas.BlobSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.github.azureml4j.local.ArmFixture;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.OfficialClients;
import io.github.azureml4j.local.WireClient.Answer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an account's settings and keys do to requests for its blobs. */
class AccountSettingsTest {

    private static final String VERSION = "?api-version=2023-05-01";

    private static AzureMlLocal local;
    private static ArmFixture arm;
    private static HttpClient transport;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        transport = OfficialClients.transport(local);
        arm = new ArmFixture(local);
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void regeneratedKeyDiesAtOnceWithAllThatItSigned() {
        String path = arm.storageAccount("rotated");
        BlobContainerClient first = container("rotated", 0).createAndGet();
        first.getBlobClient("b").upload(BinaryData.fromString("b"));
        String sas = sas(first.getBlobClient("b"));
        BlobContainerClient second = container("rotated", 1).client();

        Answer keys = regenerate(path, "key1");

        assertThat(keys.json().at("/keys/0/keyName").asText()).isEqualTo("key1");
        assertRefused(() -> first.getBlobClient("b").getProperties(), 403, "AuthenticationFailed");
        assertRefused(() -> withSas("rotated", sas).downloadContent(), 403, "AuthenticationFailed");
        assertThat(second.getBlobClient("b").downloadContent().toString()).isEqualTo("b");
        assertThat(container("rotated", 0).client().exists()).isTrue();
        assertThat(regenerate(path, "key3").status()).isEqualTo(400);
    }

    @Test
    void timesOfKeysAreTold() {
        String path = arm.storageAccount("dated");
        local.clock().advance(java.time.Duration.ofDays(3));
        regenerate(path, "key2");

        Answer account = arm.wire().arm("GET", path + VERSION, null);

        String first = account.json().at("/properties/keyCreationTime/key1").asText();
        String second = account.json().at("/properties/keyCreationTime/key2").asText();
        assertThat(java.time.Instant.parse(second))
                .isAfter(java.time.Instant.parse(first).plusSeconds(200_000));
    }

    @Test
    void accountMayForbidItsKeysAndWhatTheySigned() {
        String path = arm.storageAccount("keyless");
        BlobContainerClient container = container("keyless", 0).createAndGet();
        container.getBlobClient("b").upload(BinaryData.fromString("b"));
        String sas = sas(container.getBlobClient("b"));

        patch(path, "{\"allowSharedKeyAccess\":false}");

        assertRefused(container::getProperties, 403, "KeyBasedAuthenticationNotPermitted");
        assertRefused(() -> withSas("keyless", sas).downloadContent(), 403, "KeyBasedAuthenticationNotPermitted");
        patch(path, "{\"allowSharedKeyAccess\":true}");
        assertThat(container.exists()).isTrue();
    }

    @Test
    void closedAccountIsReachedByNobodyFromOutside() {
        String path = arm.storageAccount("closed");
        BlobContainerClient container = container("closed", 0).createAndGet();

        patch(path, "{\"publicNetworkAccess\":\"Disabled\"}");
        assertRefused(container::getProperties, 403, "AuthorizationFailure");
        local.networks().callFromPrivateNetwork();
        assertThat(container.exists()).isTrue();
        local.networks().callFromAnywhere();
        patch(path, "{\"publicNetworkAccess\":\"Enabled\",\"networkAcls\":{\"defaultAction\":\"Deny\"}}");
        assertRefused(container::getProperties, 403, "AuthorizationFailure");
        patch(path, "{\"networkAcls\":{\"defaultAction\":\"Allow\"}}");
        assertThat(container.exists()).isTrue();
    }

    @Test
    void containersAreOpenToAnybodyOnlyWhereTheAccountAllowsIt() {
        String path = arm.storageAccount("opened");
        BlobContainerClient container = container("opened", 0).client();
        assertRefused(
                () -> container.createWithResponse(null, PublicAccessType.BLOB, null, null),
                409,
                "PublicAccessNotPermitted");

        patch(path, "{\"allowBlobPublicAccess\":true}");
        container.createWithResponse(null, PublicAccessType.BLOB, null, null);
        container.getBlobClient("b").upload(BinaryData.fromString("for all"));

        String url = "https://opened.blob.core.windows.net/data";
        assertThat(arm.wire().send("GET", url + "/b", null).text()).isEqualTo("for all");
        assertThat(arm.wire().send("DELETE", url + "/b", null).status()).isEqualTo(401);
        assertThat(arm.wire()
                        .send("GET", url + "?restype=container&comp=list", null)
                        .status())
                .isEqualTo(401);
        patch(path, "{\"allowBlobPublicAccess\":false}");
        assertThat(arm.wire().send("GET", url + "/b", null).status()).isEqualTo(401);
    }

    @Test
    void hierarchyOfNamesIsForGood() {
        String path = arm.storageAccount("flat");

        Answer refused = arm.wire().arm("PATCH", path + VERSION, "{\"properties\":{\"isHnsEnabled\":true}}");

        assertThat(refused.errorCode()).isEqualTo("AccountPropertyCannotBeUpdated");
        assertThat(patch(path, "{\"minimumTlsVersion\":\"TLS1_2\",\"keyPolicy\":{\"keyExpirationPeriodInDays\":90}}")
                        .json()
                        .at("/properties/keyPolicy/keyExpirationPeriodInDays")
                        .asInt())
                .isEqualTo(90);
    }

    @Test
    void namesAreToldFreeOrTaken() {
        arm.storageAccount("takenname");

        assertThat(reason("takenname")).isEqualTo("AlreadyExists");
        assertThat(reason("Not-A-Name")).isEqualTo("AccountNameInvalid");
        assertThat(reason("freename")).isEmpty();
    }

    private static String reason(String name) {
        String url = "/subscriptions/" + local.subscriptionId() + "/providers/Microsoft.Storage/checkNameAvailability";
        String body = "{\"name\":\"" + name + "\",\"type\":\"Microsoft.Storage/storageAccounts\"}";
        return arm.wire().arm("POST", url + VERSION, body).json().path("reason").asText();
    }

    private static Answer regenerate(String path, String key) {
        return arm.wire().arm("POST", path + "/regenerateKey" + VERSION, "{\"keyName\":\"" + key + "\"}");
    }

    private static Answer patch(String path, String properties) {
        return arm.finish(arm.wire().arm("PATCH", path + VERSION, "{\"properties\":" + properties + "}"));
    }

    private static String sas(BlobClient blob) {
        OffsetDateTime end = OffsetDateTime.ofInstant(local.clock().instant(), ZoneOffset.UTC)
                .plusHours(1);
        return blob.generateSas(
                new BlobServiceSasSignatureValues(end, new BlobSasPermission().setReadPermission(true)));
    }

    private static BlobClient withSas(String account, String sas) {
        return new BlobClientBuilder()
                .endpoint("https://" + account + ".blob.core.windows.net")
                .containerName("data")
                .blobName("b")
                .sasToken(sas)
                .httpClient(transport)
                .buildClient();
    }

    private static Keyed container(String account, int key) {
        String path = arm.group() + "/providers/Microsoft.Storage/storageAccounts/" + account;
        return new Keyed(new BlobContainerClientBuilder()
                .endpoint("https://" + account + ".blob.core.windows.net")
                .containerName("data")
                .credential(new StorageSharedKeyCredential(
                        account, arm.keys(path).at("/keys/" + key + "/value").asText()))
                .httpClient(transport)
                .buildClient());
    }

    /** A client that holds one of the account's keys as it is now. */
    private record Keyed(BlobContainerClient client) {

        BlobContainerClient createAndGet() {
            client.create();
            return client;
        }
    }

    private static void assertRefused(ThrowingCallable call, int status, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(BlobStorageException.class, e -> {
            assertThat(e.getStatusCode()).isEqualTo(status);
            assertThat(e.getErrorCode().toString()).isEqualTo(code);
        });
    }
}
