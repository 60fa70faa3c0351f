package io.github.azureml4j.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.PermissionException;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.data.BlobRecord;
import io.github.azureml4j.core.data.BlobStore;
import io.github.azureml4j.core.model.Model;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.front.JournalEntry;
import io.github.azureml4j.local.front.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots and models against the embedded service, through the real blob client and the real transport. */
class SnapshotOnEmulatorTest {
    private static AzureMlLocal local;
    private static AzureMl ml;
    private static Workspace workspace;

    @TempDir
    Path temp;

    private Path root;

    @BeforeAll
    static void createWorkspace() {
        local = AzureMlLocal.builder().operationTime(Duration.ZERO).start();
        ml = AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
                .subscription(local.subscriptionId())
                .build();
        ml.resourceGroups().create("rg", "eastus2");
        workspace = Workspace.create()
                .name("snapshots")
                .resourceGroup("rg")
                .location("eastus2")
                .begin(ml)
                .await(Duration.ofMinutes(1));
    }

    @AfterAll
    static void close() {
        ml.close();
        local.close();
    }

    @BeforeEach
    void plantTree() throws IOException {
        root = Trees.write(
                temp.resolve("train"),
                Map.of("a.py", temp.toString(), "sub/b c.py", "22", "sub/日本.txt", "333", "empty", ""));
    }

    @Test
    void unchangedTreeSendsNothingInThreeRequests() {
        Snapshot first = workspace.codes().upload(root);
        int before = local.requests().entries().size();

        Snapshot second = workspace.codes().upload(root);

        assertThat(first.filesUploaded()).isEqualTo(4);
        assertThat(second.filesUploaded()).isZero();
        assertThat(second.codeId()).isEqualTo(first.codeId());
        assertThat(since(before))
                .hasSizeLessThanOrEqualTo(3)
                .noneMatch(e -> e.method().equals("PUT"));
    }

    @Test
    void codeVersionNamesTheFolderOfTheBlobs() {
        Snapshot snapshot = workspace.codes().upload(root);

        BlobStore store = store();
        String folder = snapshot.uri().substring(store.uri("").toString().length());
        assertThat(store.list(folder + "/"))
                .extracting(BlobRecord::path)
                .containsExactlyInAnyOrder(
                        folder + "/a.py", folder + "/empty", folder + "/sub/b c.py", folder + "/sub/日本.txt");
        String[] id = snapshot.codeId().split("/", -1);
        assertThat(workspace
                        .codes()
                        .get(id[id.length - 3], id[id.length - 1])
                        .path("properties")
                        .path("properties")
                        .path("hash_sha256")
                        .asText())
                .isEqualTo(snapshot.hash());
    }

    @Test
    void brokenOffUploadIsTakenUpWhereItStopped() {
        local.faults().next(e -> e.method().equals("PUT") && e.rawPath().endsWith("b%20c.py"), () -> Reply.empty(403));
        assertThatThrownBy(() -> workspace.codes().upload(root)).isInstanceOf(PermissionException.class);

        Snapshot snapshot = workspace.codes().upload(root);

        assertThat(snapshot.filesUploaded()).isBetween(1, 3);
        assertThat(snapshot.files()).isEqualTo(4);
    }

    @Test
    void localModelComesBackAsItWas() {
        Model model = workspace
                .models()
                .register("iris")
                .fromLocal(root)
                .tag("stage", "dev")
                .submit();

        Path directory = workspace.models().download(workspace.models().latest("iris"), temp.resolve("target"));

        assertThat(model.version()).isEqualTo("1");
        assertThat(directory.resolve("sub/b c.py")).hasContent("22");
        assertThat(directory.resolve("empty")).isEmptyFile();
        assertThat(TreeHash.of(SourceTree.complete(directory))).isEqualTo(TreeHash.of(SourceTree.complete(root)));
    }

    @Test
    void registeringAgainCountsOn() {
        workspace.models().register("counted").fromLocal(root).submit();

        Model second = workspace.models().register("counted").fromLocal(root).submit();

        assertThat(second.version()).isEqualTo("2");
        assertThat(workspace.models().list("counted"))
                .extracting(Model::version)
                .containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void modelAndSnapshotOfOneDirectoryDoNotMeet() {
        workspace.models().register("shared").fromLocal(root).submit();

        Snapshot snapshot = workspace.codes().upload(root);

        assertThat(snapshot.filesUploaded()).isZero();
        assertThat(snapshot.codeId()).contains("/codes/");
        String[] id = snapshot.codeId().split("/", -1);
        assertThat(workspace.codes().get(id[id.length - 3], "1").path("id").asText())
                .isEqualToIgnoringCase(snapshot.codeId());
    }

    private BlobStore store() {
        return workspace.datastores().open(workspace.datastores().getDefault());
    }

    private static List<JournalEntry> since(int before) {
        List<JournalEntry> all = local.requests().entries();
        return all.subList(before, all.size()).stream()
                .filter(e -> !e.method().equals("CONNECT"))
                .toList();
    }
}
