package io.github.azureml4j.local.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.HttpClient;
import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.models.ParallelTransferOptions;
import com.azure.storage.blob.options.BlobParallelUploadOptions;
import com.azure.storage.blob.sas.BlobSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.sas.AccountSasPermission;
import com.azure.storage.common.sas.AccountSasResourceType;
import com.azure.storage.common.sas.AccountSasService;
import com.azure.storage.common.sas.AccountSasSignatureValues;
import io.github.azureml4j.local.ArmFixture;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.OfficialClients;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Microsoft's azure-storage-blob, unmodified, through the proxy. */
class BlobClientTest {

    private static final String ACCOUNT = "clinicstore";
    private static final String ENDPOINT = "https://" + ACCOUNT + ".blob.core.windows.net";

    private static AzureMlLocal local;
    private static HttpClient transport;
    private static String key;
    private static BlobServiceClient service;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        transport = OfficialClients.transport(local);
        ArmFixture fixture = new ArmFixture(local);
        key = fixture.storageKey(fixture.storageAccount(ACCOUNT));
        service = client(key);
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void thousandSmallFilesAreUploadedInParallelAndListedInPages() throws Exception {
        BlobContainerClient container = service.createBlobContainer("many");
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<?>> uploads = IntStream.range(0, 1000)
                .<Future<?>>mapToObj(i -> threads.submit(() -> container
                        .getBlobClient("tree/%04d file+ä.txt".formatted(i))
                        .upload(BinaryData.fromString("content " + i), true)))
                .toList();
        for (Future<?> upload : uploads) {
            upload.get();
        }
        threads.shutdown();

        ListBlobsOptions pages = new ListBlobsOptions().setPrefix("tree/").setMaxResultsPerPage(300);
        assertThat(container.listBlobs(pages, null).streamByPage())
                .extracting(page -> page.getValue().size())
                .containsExactly(300, 300, 300, 100);
        assertThat(container.listBlobs(pages, null).stream().map(BlobItem::getName))
                .hasSize(1000)
                .isSorted()
                .contains("tree/0042 file+ä.txt");
        assertThat(container
                        .getBlobClient("tree/0042 file+ä.txt")
                        .downloadContent()
                        .toString())
                .isEqualTo("content 42");
    }

    @Test
    void largeFileTravelsInBlocksAndComesBackInRanges() {
        byte[] large = new byte[64 << 20];
        new Random(7).nextBytes(large);
        BlobClient blob = service.createBlobContainer("large").getBlobClient("model.bin");
        blob.uploadWithResponse(
                new BlobParallelUploadOptions(new ByteArrayInputStream(large))
                        .setParallelTransferOptions(new ParallelTransferOptions()
                                .setBlockSizeLong(4L << 20)
                                .setMaxSingleUploadSizeLong(1L << 20)
                                .setMaxConcurrency(4)),
                null,
                null);

        assertThat(blob.getProperties().getBlobSize()).isEqualTo(large.length);
        assertThat(blob.getBlockBlobClient()
                        .listBlocks(com.azure.storage.blob.models.BlockListType.ALL)
                        .getCommittedBlocks())
                .hasSize(16);
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        blob.downloadStreamWithResponse(part, new BlobRange((4L << 20) - 100, 200L), null, null, false, null, null);
        assertThat(part.toByteArray()).isEqualTo(Arrays.copyOfRange(large, (4 << 20) - 100, (4 << 20) + 100));
        assertThat(Arrays.equals(blob.downloadContent().toBytes(), large)).isTrue();
    }

    @Test
    void emptyBlobIsThereAndEmpty() {
        BlobClient blob = service.createBlobContainer("empty").getBlobClient("nothing");
        blob.upload(BinaryData.fromBytes(new byte[0]));

        assertThat(blob.downloadContent().toBytes()).isEmpty();
        assertThat(blob.getProperties().getBlobSize()).isZero();
    }

    @Test
    void metadataAndHeadersAreKeptAndListed() {
        BlobContainerClient container = service.createBlobContainer("meta");
        BlobClient blob = container.getBlobClient("a/b/c.json");
        blob.uploadWithResponse(
                new BlobParallelUploadOptions(BinaryData.fromString("{}"))
                        .setHeaders(new BlobHttpHeaders().setContentType("application/json"))
                        .setMetadata(Map.of("upload_status", "started")),
                null,
                null);
        blob.setMetadata(Map.of("upload_status", "completed", "uploadstatus", "x", "name", "n", "version", "1"));

        assertThat(blob.getProperties().getMetadata())
                .containsEntry("upload_status", "completed")
                .hasSize(4);
        assertThat(blob.getProperties().getContentType()).isEqualTo("application/json");
        ListBlobsOptions withMetadata =
                new ListBlobsOptions().setDetails(new BlobListDetails().setRetrieveMetadata(true));
        assertThat(container.listBlobs(withMetadata, null).stream().findFirst().orElseThrow())
                .satisfies(item -> assertThat(item.getMetadata()).containsEntry("version", "1"))
                .satisfies(item ->
                        assertThat(item.getProperties().getContentType()).isEqualTo("application/json"));
    }

    @Test
    void hierarchyListsDirectoriesOnce() {
        BlobContainerClient container = service.createBlobContainer("tree");
        for (String name : List.of("a/1", "a/2", "a/deep/3", "b/4", "c")) {
            container.getBlobClient(name).upload(BinaryData.fromString(name));
        }

        assertThat(container.listBlobsByHierarchy("").stream().map(BlobItem::getName))
                .containsExactlyInAnyOrder("a/", "b/", "c");
        assertThat(container.listBlobsByHierarchy("a/").stream().map(BlobItem::getName))
                .containsExactlyInAnyOrder("a/1", "a/2", "a/deep/");
    }

    @Test
    void blobIsNotOverwrittenUnlessAsked() {
        BlobClient blob = service.createBlobContainer("once").getBlobClient("b");
        blob.upload(BinaryData.fromString("1"));

        assertFails(() -> blob.upload(BinaryData.fromString("2")), 409, BlobErrorCode.BLOB_ALREADY_EXISTS);
        blob.upload(BinaryData.fromString("2"), true);
        assertThat(blob.downloadContent().toString()).isEqualTo("2");
        blob.delete();
        assertThat(blob.exists()).isFalse();
        assertFails(blob::downloadContent, 404, BlobErrorCode.BLOB_NOT_FOUND);
    }

    @Test
    void appendedBytesAddUp() {
        var blob =
                service.createBlobContainer("log").getBlobClient("std_log.txt").getAppendBlobClient();
        blob.create();
        for (int i = 0; i < 20; i++) {
            byte[] line = ("line " + i + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
            blob.appendBlock(new ByteArrayInputStream(line), line.length);
        }

        assertThat(blob.downloadContent().toString()).startsWith("line 0\n").endsWith("line 19\n");
        assertThat(blob.getProperties().getCommittedBlockCount()).isEqualTo(20);
    }

    @Test
    void wrongKeyIsRefused() {
        String wrong = Base64.getEncoder().encodeToString(new byte[64]);

        assertFails(() -> client(wrong).createBlobContainer("never"), 403, BlobErrorCode.AUTHENTICATION_FAILED);
    }

    @Test
    void sasOpensItsBlobAndNothingElse() {
        BlobContainerClient container = service.createBlobContainer("sas");
        container.getBlobClient("mine/ä b.txt").upload(BinaryData.fromString("mine"));
        container.getBlobClient("other").upload(BinaryData.fromString("other"));
        BlobSasPermission read = new BlobSasPermission().setReadPermission(true);
        String sas =
                container.getBlobClient("mine/ä b.txt").generateSas(new BlobServiceSasSignatureValues(in(1), read));

        assertThat(withSas("sas", "mine/ä b.txt", sas).downloadContent().toString())
                .isEqualTo("mine");
        assertFails(() -> withSas("sas", "other", sas).downloadContent(), 403, BlobErrorCode.AUTHENTICATION_FAILED);
        assertFails(
                () -> withSas("sas", "mine/ä b.txt", sas).delete(),
                403,
                BlobErrorCode.AUTHORIZATION_PERMISSION_MISMATCH);
        assertFails(
                () -> withSas("sas", "mine/ä b.txt", "").downloadContent(),
                401,
                BlobErrorCode.NO_AUTHENTICATION_INFORMATION);
    }

    @Test
    void sasOfAnAccountOpensItsContainers() {
        service.createBlobContainer("accountsas").getBlobClient("b").upload(BinaryData.fromString("b"));
        String sas = service.generateAccountSas(new AccountSasSignatureValues(
                in(1),
                new AccountSasPermission().setReadPermission(true).setListPermission(true),
                new AccountSasService().setBlobAccess(true),
                new AccountSasResourceType().setObject(true).setContainer(true)));
        BlobServiceClient reader = new BlobServiceClientBuilder()
                .endpoint(ENDPOINT)
                .sasToken(sas)
                .httpClient(transport)
                .buildClient();

        BlobContainerClient container = reader.getBlobContainerClient("accountsas");
        assertThat(container.listBlobs().stream().map(BlobItem::getName)).containsExactly("b");
        assertFails(() -> container.getBlobClient("b").delete(), 403, BlobErrorCode.AUTHORIZATION_PERMISSION_MISMATCH);
    }

    @Test
    void principalWithoutDataRoleIsRefused() {
        BlobServiceClient signedIn = new BlobServiceClientBuilder()
                .endpoint(ENDPOINT)
                .credential(OfficialClients.credential(local))
                .httpClient(transport)
                .buildClient();

        assertFails(
                () -> signedIn.getBlobContainerClient("never")
                        .getBlobClient("b")
                        .getProperties(),
                403,
                BlobErrorCode.AUTHORIZATION_PERMISSION_MISMATCH);
    }

    @Test
    void whatIsNotBuiltAnswers501() {
        BlobClient blob = service.createBlobContainer("gaps").getBlobClient("b");
        blob.upload(BinaryData.fromString("b"));

        assertThatThrownBy(blob::createSnapshot)
                .isInstanceOfSatisfying(
                        BlobStorageException.class,
                        e -> assertThat(e.getStatusCode()).isEqualTo(501));
    }

    private static OffsetDateTime in(int hours) {
        return OffsetDateTime.ofInstant(local.clock().instant(), java.time.ZoneOffset.UTC)
                .plus(Duration.ofHours(hours));
    }

    private static BlobClient withSas(String container, String blob, String sas) {
        var builder = new com.azure.storage.blob.BlobClientBuilder()
                .endpoint(ENDPOINT)
                .containerName(container)
                .blobName(blob)
                .httpClient(transport);
        return (sas.isEmpty() ? builder : builder.sasToken(sas)).buildClient();
    }

    private static void assertFails(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, int status, BlobErrorCode code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(BlobStorageException.class, e -> {
            assertThat(e.getStatusCode()).isEqualTo(status);
            assertThat(e.getErrorCode()).isEqualTo(code);
        });
    }

    private static BlobServiceClient client(String accountKey) {
        return new BlobServiceClientBuilder()
                .endpoint(ENDPOINT)
                .credential(new StorageSharedKeyCredential(ACCOUNT, accountKey))
                .httpClient(transport)
                .buildClient();
    }
}
