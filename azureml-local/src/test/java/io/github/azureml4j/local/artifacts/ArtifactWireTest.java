package io.github.azureml4j.local.artifacts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.WireClient;
import io.github.azureml4j.local.WorkspaceFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The artifact service (artifact.json 2019-09-30). */
class ArtifactWireTest {

    private static AzureMlLocal local;
    private static WorkspaceFixture workspace;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        workspace = new WorkspaceFixture(local);
    }

    @AfterAll
    static void stop() {
        local.close();
    }

    @Test
    void uploadedFileIsReadBack() {
        WireClient.Answer uploaded = upload("/LocalUpload/one/content?path=src/Score.java", "class Score {}");

        assertThat(uploaded.status()).isEqualTo(200);
        assertThat(uploaded.json().path("artifactId").asText()).isEqualTo("LocalUpload/one/src/Score.java");
        assertThat(get("/LocalUpload/one/content?path=src/Score.java").text()).isEqualTo("class Score {}");
        assertThat(get("/LocalUpload/one/metadata?path=src/Score.java").json().path("etag"))
                .isEqualTo(uploaded.json().path("etag"));
    }

    @Test
    void fileIsReplacedOnlyWhenThatIsAllowed() {
        upload("/LocalUpload/two/content?path=a", "first");

        assertThat(upload("/LocalUpload/two/content?path=a", "second").status()).isEqualTo(409);
        assertThat(upload("/LocalUpload/two/content?path=a&allowOverwrite=true", "third")
                        .status())
                .isEqualTo(200);
        assertThat(get("/LocalUpload/two/content?path=a").text()).isEqualTo("third");
    }

    @Test
    void appendedPiecesAreOneFile() {
        upload("/LocalUpload/three/content?path=log&append=true", "one ");
        upload("/LocalUpload/three/content?path=log&append=true", "two");

        assertThat(get("/LocalUpload/three/content?path=log").text()).isEqualTo("one two");
    }

    @Test
    void prefixLeavesWhatBeginsLikeIt() {
        upload("/LocalUpload/four/content?path=model/a", "a");
        upload("/LocalUpload/four/content?path=model/b", "b");
        upload("/LocalUpload/four/content?path=other", "c");

        assertThat(get("/LocalUpload/four?path=model/").json().path("value").findValuesAsText("path"))
                .containsExactly("model/a", "model/b");
        JsonNode signed = get("/LocalUpload/four/prefix/contentinfo?path=other").json();
        assertThat(workspace
                        .wire()
                        .send("GET", signed.at("/value/0/contentUri").asText(), null)
                        .text())
                .isEqualTo("c");
    }

    @Test
    void longListsComeInPages() {
        for (int i = 0; i < 501; i++) {
            upload("/LocalUpload/five/content?path=%03d".formatted(i), "");
        }

        JsonNode first = get("/LocalUpload/five").json();
        String token = first.path("continuationToken").asText();
        JsonNode second = get("/LocalUpload/five?continuationToken=" + token).json();

        assertThat(first.path("value")).hasSize(500);
        assertThat(second.path("value").findValuesAsText("path")).containsExactly("500");
        assertThat(second.has("continuationToken")).isFalse();
    }

    @Test
    void writeAddressTakesABlobThatIsThenTheArtifact() {
        String url = get("/LocalUpload/six/write?path=a.txt")
                .json()
                .path("contentUri")
                .asText();

        workspace.wire().send("PUT", url, "written", "x-ms-blob-type", "BlockBlob");

        assertThat(get("/LocalUpload/six/content?path=a.txt").text()).isEqualTo("written");
    }

    @Test
    void pathThatClimbsAndOriginThatIsUnknownAreRefused() {
        assertThat(upload("/LocalUpload/seven/content?path=../a", "").status()).isEqualTo(400);
        assertThat(upload("/Elsewhere/seven/content?path=a", "").status()).isEqualTo(400);
        assertThat(upload("/LocalUpload/seven/content", "").status()).isEqualTo(400);
    }

    @Test
    void deletedArtifactIsGone() {
        upload("/LocalUpload/eight/content?path=a", "a");

        workspace.artifacts("DELETE", "/LocalUpload/eight/metadata?path=a", "");

        assertThat(get("/LocalUpload/eight/content?path=a").status()).isEqualTo(404);
    }

    private static WireClient.Answer upload(String path, String text) {
        return workspace.artifacts("POST", path, text);
    }

    private static WireClient.Answer get(String path) {
        return workspace.artifacts("GET", path, "");
    }
}
