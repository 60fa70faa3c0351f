package io.github.azureml4j.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureml4j.core.PermissionException;
import io.github.azureml4j.core.data.FakeBlobs;
import io.github.azureml4j.core.data.TransferListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalUploadTest {
    private final FakeBlobs blobs = new FakeBlobs();

    @TempDir
    Path temp;

    private Path root;

    @BeforeEach
    void plantTree() throws IOException {
        root = Trees.write(temp.resolve("train"), Map.of("a.py", "1", "b.py", "22", "sub/c.py", "333"));
    }

    @Test
    void filesGoUnderTheHashAndTheDirectory() {
        LocalUpload upload = send();

        assertThat(blobs.content)
                .containsOnlyKeys(
                        "LocalUpload/" + upload.hash().md5() + "/train/a.py",
                        "LocalUpload/" + upload.hash().md5() + "/train/b.py",
                        "LocalUpload/" + upload.hash().md5() + "/train/sub/c.py");
        assertThat(upload.filesSent()).isEqualTo(3);
        assertThat(upload.bytesSent()).isEqualTo(6);
    }

    @Test
    void singleFileGoesUnderTheHashAlone() {
        LocalUpload upload = send(root.resolve("a.py"));

        assertThat(upload.path()).isEqualTo("LocalUpload/" + upload.hash().md5() + "/a.py");
        assertThat(upload.directoryUri())
                .endsWith("/container/LocalUpload/" + upload.hash().md5());
        assertThat(blobs.content).containsOnlyKeys(upload.path());
    }

    @Test
    void unchangedTreeCostsOneRequest() {
        send();
        blobs.requests.clear();

        LocalUpload again = LocalContent.snapshot(root).uploadTo(blobs.store());

        assertThat(again.isComplete()).isTrue();
        assertThat(again.note("name")).contains("code-1");
        assertThat(blobs.requests).hasSize(1);
        assertThat(blobs.count("PUT")).isZero();
    }

    @Test
    void brokenOffUploadIsTakenUpWhereItStopped() {
        blobs.refuse = request -> request.contains("c.py");
        assertThatThrownBy(this::send).isInstanceOf(PermissionException.class);
        int there = blobs.content.size();
        blobs.refuse = request -> false;

        LocalUpload upload = send();

        assertThat(upload.filesSent()).isEqualTo(3 - there).isPositive();
        assertThat(blobs.content).hasSize(3);
    }

    @Test
    void blobOfAnotherLengthIsSentAgain() {
        LocalUpload first = LocalContent.snapshot(root).uploadTo(blobs.store());
        blobs.put(first.path() + "/b.py", "cut short by another client");

        assertThat(send().filesSent()).isEqualTo(3);
        assertThat(blobs.content.get(first.path() + "/b.py")).hasSize(2);
    }

    @Test
    void uploadThatIsNotFinishedIsNotComplete() {
        LocalContent.snapshot(root).uploadTo(blobs.store()).send(TransferListener.SILENT);

        assertThat(LocalContent.snapshot(root).uploadTo(blobs.store()).isComplete())
                .isFalse();
    }

    @Test
    void uploadOfAnotherClientIsRecognised() {
        LocalUpload upload = LocalContent.snapshot(root).uploadTo(blobs.store());
        blobs.put(upload.path() + "/a.py", "1");
        blobs.metadata.put(upload.path() + "/a.py", Map.of("upload_status", "completed", "name", "n", "version", "1"));

        assertThat(upload.isComplete()).isTrue();
    }

    /** Both trees feed the MD5 the bytes {@code aatrain.pyimport os}: the known weakness of the folder's name. */
    @Test
    void otherContentWithTheSameMd5GetsAFolderOfItsOwn() throws IOException {
        Path one = Trees.write(temp.resolve("one/code"), Map.of("a", "a", "train", ".pyimport os"));
        Path two = Trees.write(temp.resolve("two/code"), Map.of("a", "a", "train.py", "import os"));
        LocalUpload first = send(one);
        LocalUpload second = send(two);

        assertThat(second.hash().md5()).isEqualTo(first.hash().md5());
        assertThat(second.filesSent()).isEqualTo(2);
        assertThat(second.path()).isEqualTo("LocalUpload/" + second.hash().sha256() + "/code");
    }

    @Test
    void strangersInTheFolderMoveTheUploadElsewhere() throws IOException {
        Path one = Trees.write(temp.resolve("one/code"), Map.of("train", ".pyimport os"));
        Path two = Trees.write(temp.resolve("two/code"), Map.of("train.py", "import os"));
        send(one);

        assertThat(send(two).path())
                .contains(LocalContent.snapshot(two)
                        .uploadTo(blobs.store())
                        .hash()
                        .sha256());
    }

    @Test
    void nothingToUploadIsRefused() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));
        assertThatIllegalArgumentException().isThrownBy(() -> LocalContent.snapshot(empty));

        Trees.write(root, Map.of(".amlignore", "*\n"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LocalContent.snapshot(root))
                .withMessageContaining("holds no file to upload");
    }

    @Test
    void completeContentKeepsIgnoredFiles() throws IOException {
        Trees.write(root, Map.of(".amlignore", "*\n"));

        assertThat(LocalContent.complete(root).uploadTo(blobs.store()).files()).isEqualTo(4);
    }

    private LocalUpload send() {
        return send(root);
    }

    private LocalUpload send(Path path) {
        LocalUpload upload = LocalContent.snapshot(path).uploadTo(blobs.store());
        if (!upload.isComplete()) {
            upload.send(TransferListener.SILENT);
        }
        upload.finish(Map.of("name", "code-1"));
        return upload;
    }
}
