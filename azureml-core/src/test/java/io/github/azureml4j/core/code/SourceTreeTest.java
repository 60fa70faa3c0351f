package io.github.azureml4j.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTreeTest {
    @TempDir
    Path temp;

    private Path root;

    @BeforeEach
    void plantTree() throws IOException {
        root = Trees.write(temp.resolve("train"), Map.of("a.py", "x", "sub/b.py", "y"));
    }

    @Test
    void filesKeepTheirPathsBelowTheRoot() {
        assertThat(paths()).containsExactly("a.py", "sub/b.py");
        assertThat(SourceTree.of(root).name()).isEqualTo("train");
    }

    @Test
    void secretsAndGitAreLeftOut() throws IOException {
        Trees.write(root, Map.of(".git/HEAD", "", ".env", "", "keys/id_rsa", "", "keys/store.p12", "", ".azure/x", ""));

        assertThat(paths()).containsExactly("a.py", "sub/b.py");
    }

    @Test
    void ignoreFileTakesABuiltInRuleBack() throws IOException {
        Trees.write(root, Map.of(".env", "", ".amlignore", "!.env\n"));

        assertThat(paths()).containsExactly(".amlignore", ".env", "a.py", "sub/b.py");
    }

    @Test
    void ignoreFilesBelowTheRootAreNotRead() throws IOException {
        Trees.write(root, Map.of("sub/.amlignore", "*\n"));

        assertThat(paths()).contains("sub/b.py", "sub/.amlignore");
    }

    @Test
    void whitelistKeepsADirectory() throws IOException {
        Trees.write(root, Map.of(".amlignore", "/*\n!/sub/\n"));

        assertThat(paths()).containsExactly("sub/b.py");
    }

    @Test
    void linkInsideTheTreeIsFollowed() throws IOException {
        Files.createSymbolicLink(root.resolve("c.py"), Path.of("sub/b.py"));
        Files.createSymbolicLink(root.resolve("twin"), Path.of("sub"));

        assertThat(paths()).containsExactly("a.py", "c.py", "sub/b.py", "twin/b.py");
    }

    @Test
    void linksThatLeaveTheTreeOrLeadNowhereAreAllNamed() throws IOException {
        Files.writeString(temp.resolve("id"), "secret");
        Files.createSymbolicLink(root.resolve("out"), Path.of("../id"));
        Files.createSymbolicLink(root.resolve("sub/up"), temp);
        Files.createSymbolicLink(root.resolve("gone"), Path.of("nowhere"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SourceTree.of(root))
                .withMessageContaining("out is a link that leaves the directory")
                .withMessageContaining("sub/up is a link that leaves the directory")
                .withMessageContaining("gone is a link to nothing");
    }

    @Test
    void ignoredLinkMayLeadAnywhere() throws IOException {
        Files.createSymbolicLink(root.resolve("out"), temp);
        Trees.write(root, Map.of(".amlignore", "out\n"));

        assertThat(paths()).containsExactly(".amlignore", "a.py", "sub/b.py");
    }

    @Test
    void linkBackIsNotEntered() throws IOException {
        Files.createSymbolicLink(root.resolve("sub/loop"), root);
        Files.createSymbolicLink(root.resolve("self"), Path.of("."));

        assertThat(paths()).containsExactly("a.py", "sub/b.py");
    }

    @Test
    void missingPathIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SourceTree.of(root.resolve("nowhere")));
    }

    private List<String> paths() {
        return SourceTree.of(root).files().stream().map(SourceFile::path).toList();
    }
}
