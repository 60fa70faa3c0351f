package io.github.azureml4j.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.PermissionException;
import io.github.azureml4j.core.TransportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobStoreTest {
    private final FakeBlobs blobs = new FakeBlobs();
    private final BlobStore store = blobs.store();

    @TempDir
    Path temp;

    @Test
    void fileDownloadsUnderItsLastName() throws IOException {
        blobs.put("run/outputs/model.json", "{}");

        Path file = store.download("run/outputs/model.json", temp.resolve("target"));

        assertThat(file).isEqualTo(temp.resolve("target/model.json")).hasContent("{}");
        assertThat(filesIn(temp)).containsExactly("target/model.json");
    }

    @Test
    void folderDownloadsUnderItsLastName() throws IOException {
        blobs.put("run/model/a", "1").put("run/model/sub/b", "22").put("run/model2/c", "no");

        Path directory = store.download("run/model", temp);

        assertThat(directory).isEqualTo(temp.resolve("model"));
        assertThat(filesIn(temp)).containsExactly("model/a", "model/sub/b");
    }

    @Test
    void folderMarkersAreNoFiles() throws IOException {
        blobs.put("m/a", "1").put("m/sub", "").put("m/sub/b", "2").put("m/empty/", "");
        blobs.metadata.put("m/sub", Map.of("hdi_isfolder", "true"));

        store.download("m", temp);

        assertThat(filesIn(temp)).containsExactly("m/a", "m/sub/b");
    }

    @Test
    void nothingThereIsAnException() {
        assertThatThrownBy(() -> store.download("run/nowhere", temp))
                .isInstanceOf(AzureMlException.class)
                .hasMessageContaining("nothing to download")
                .hasMessageContaining("run/nowhere");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "../x",
                "../../../../x",
                "a/../../x",
                "..",
                "a/./b",
                "a//b",
                "/etc/passwd",
                "C:x",
                "C:\\x",
                "\\\\host\\x",
                "..\\x",
                "a\\..\\..\\x",
                "a:b",
                "CON",
                "nul.txt",
                "com1",
                "a.",
                "a ",
                "a\nb",
                "a\u0000b",
                "a\u007fb"
            })
    void namesThatLeaveTheTargetAreRefused(String name) throws IOException {
        blobs.put("m/good", "1").put("m/" + name, "evil");
        SafeNames names = new SafeNames();

        assertThatThrownBy(() -> names.add("m/" + name)).isInstanceOf(UnsafeNameException.class);
    }

    @Test
    void oneBadNameKeepsEverythingFromBeingWritten() throws IOException {
        blobs.put("m/good", "1").put("m/../../../evil", "evil");

        assertThatThrownBy(() -> store.download("m", temp.resolve("target"))).isInstanceOf(UnsafeNameException.class);

        assertThat(filesIn(temp)).isEmpty();
        assertThat(blobs.count("GET")).isZero();
    }

    @Test
    void namesThatAreOneOnSomeSystemsAreRefused() {
        assertClash("m/Readme", "m/README");
        assertClash("m/\u00e9", "m/e\u0301");
        assertClash("m/a", "m/a/b");
        assertClash("m/a/b", "m/a");
    }

    @Test
    void linkInTheTargetIsNotFollowed() throws IOException {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Path target = Files.createDirectory(temp.resolve("target"));
        Files.createDirectory(target.resolve("m"));
        Files.createSymbolicLink(target.resolve("m/sub"), outside);
        blobs.put("m/sub/x", "evil");

        assertThatThrownBy(() -> store.download("m", target)).isInstanceOf(UnsafeNameException.class);

        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void linkUnderTheFinalNameIsReplacedAndNotWrittenThrough() throws IOException {
        Path outside = Files.writeString(temp.resolve("outside"), "kept");
        Path target = Files.createDirectory(temp.resolve("target"));
        Files.createSymbolicLink(target.resolve("model"), outside);
        blobs.put("model", "new");

        store.download("model", target);

        assertThat(outside).hasContent("kept");
        assertThat(target.resolve("model")).isRegularFile().hasContent("new");
    }

    @Test
    void halfFileNeverStandsUnderTheFinalName() throws IOException {
        blobs.put("model", "0123456789");
        blobs.cut = 4;

        assertThatThrownBy(() -> store.download("model", temp))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("6 bytes arrived, 10 were announced");

        assertThat(filesIn(temp)).isEmpty();
    }

    @Test
    void oddNamesArriveAsTheyAre() {
        List<String> names = List.of("a b", "100%25", "a+b", "日本.txt", "a#b?c", "d/é");
        List<BlobUpload> uploads = names.stream().map(name -> upload(name, "x")).toList();

        store.upload(uploads, TransferListener.SILENT);

        assertThat(blobs.content.keySet()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(names).allSatisfy(name -> assertThat(store.find(name)).isPresent());
    }

    @Test
    void everyFileIsOnePut() {
        store.upload(IntStream.range(0, 40).mapToObj(i -> upload("f" + i, "x")).toList(), TransferListener.SILENT);

        assertThat(blobs.count("PUT")).isEqualTo(40);
        assertThat(blobs.requests).hasSize(40);
    }

    @Test
    void emptyFileIsUploaded() {
        store.upload(List.of(upload("empty", "")), TransferListener.SILENT);

        assertThat(blobs.content.get("empty")).isEmpty();
    }

    @Test
    void progressCountsUpToTheEnd() {
        List<TransferProgress> seen = Collections.synchronizedList(new ArrayList<>());

        store.upload(List.of(upload("a", "1"), upload("b", "22"), upload("c", "333")), seen::add);

        assertThat(seen).extracting(TransferProgress::files).containsExactly(1, 2, 3);
        assertThat(seen.get(2).bytes()).isEqualTo(6).isEqualTo(seen.get(2).bytesInAll());
    }

    @Test
    void firstFailureEndsTheUploadWithoutSecrets() {
        blobs.refuse = request -> request.startsWith("PUT");
        List<BlobUpload> many =
                IntStream.range(0, 500).mapToObj(i -> upload("f" + i, "x")).toList();

        assertThatThrownBy(() -> store.upload(many, TransferListener.SILENT))
                .isInstanceOf(PermissionException.class)
                .hasMessageContaining("AuthorizationFailure")
                .hasStackTraceContaining("r-1")
                .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("canary"));

        assertThat(blobs.count("PUT")).isLessThan(100);
    }

    @Test
    void fileThatChangesMeanwhileIsTakenBack() {
        BlobUpload upload = upload("a", "x");
        BlobUpload stale = new BlobUpload(upload.source(), "a", 1, FileTime.fromMillis(0));

        assertThatThrownBy(() -> store.upload(List.of(stale), TransferListener.SILENT))
                .isInstanceOf(SourceChangedException.class);

        assertThat(blobs.content).isEmpty();
    }

    @Test
    void addressesHoldNoCredential() {
        assertThat(store.uri("LocalUpload/a b/c"))
                .hasToString("https://account.blob.core.windows.net/container/LocalUpload/a%20b/c");
    }

    private static void assertClash(String first, String second) {
        SafeNames names = new SafeNames();
        names.add(first);
        assertThatThrownBy(() -> names.add(second)).isInstanceOf(UnsafeNameException.class);
    }

    private BlobUpload upload(String name, String text) {
        try {
            Path file = Files.writeString(Files.createTempFile(temp, "f", ""), text);
            return new BlobUpload(file, name, text.length(), Files.getLastModifiedTime(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> filesIn(Path root) throws IOException {
        try (Stream<Path> walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .map(p -> root.relativize(p).toString())
                    .sorted()
                    .toList();
        }
    }
}
