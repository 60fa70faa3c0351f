package io.github.azureml4j.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Vectors computed with azure-ai-ml's own {@code get_object_hash} and {@code get_content_hash}. */
class TreeHashTest {
    private static final Map<String, String> V3 =
            Map.of("a.py", "x", "secret.env", "k", "data/big.csv", "1", ".amlignore", "*.env\ndata/\n");

    @TempDir
    Path root;

    static Stream<Arguments> vectors() {
        return Stream.of(
                vector(
                        "V1",
                        Map.of("train.py", "print('hi')\n"),
                        "491ed92b535130d14f240bf5ec15ce1c",
                        "a8e3b4f5c551770339ff44fac50fda589884560a3dabc75042a922fb8e3e7cb0"),
                vector(
                        "V2",
                        Map.of(
                                "file1.txt",
                                "a",
                                "Folder2/file1.txt",
                                "bb",
                                "folder1/file1.txt",
                                "ccc",
                                "empty.bin",
                                ""),
                        "073f299ce83244b930a44a240e6ce207",
                        "ac31f384c8f6d1aa7af7c0c78100f97aafb84695267d3868eef30b520723b5bc"),
                vector(
                        "V3",
                        V3,
                        "99c9ac1f47d227db749c35dd6c738c88",
                        "28a1523a68d32ff9ce51b1b25deff1fcabd3eb6b713d6665857fbc28c5e7de5e"),
                vector(
                        "V4",
                        Map.of("a.py", "x", "secret.env", "k", ".gitignore", "*.env\n"),
                        "f93382335529d39a00d1119f4f579df2",
                        "67c5d233549b692921d82c8040b1243fc7d47f1170e7dc3acbe0380b8021f050"),
                vector(
                        "V5",
                        Map.of("a.py", "x", "b.env", "k", ".gitignore", "*.env\n", ".amlignore", "a.py\n"),
                        "2392ca61d596a004883c8b058746d975",
                        "e2ccff1634f8dd2167ab2621d97aed880a92804a60d3b71eb2e0a8599adb06ff"),
                vector(
                        "V7",
                        Map.of("日本.txt", "é"),
                        "c3b204e8856f2277120f596c8aefc843",
                        "0234f76a58e7b98c95626d89008e7f163549a51cdd3f632257c66b0a5ac9adb6"),
                vector(
                        "empty",
                        Map.of(),
                        "bf6fb7b1e88207436d2a346c6bcf7ded",
                        "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void directoryHashesAsInAzureAiMl(String name, Map<String, String> files, TreeHash expected) throws IOException {
        Trees.write(root, files);

        assertThat(TreeHash.of(SourceTree.of(root))).isEqualTo(expected);
    }

    @Test
    void singleFileHashesWithoutItsNameInMd5() throws IOException {
        Trees.write(root, Map.of("train.py", "print('hi')\n"));

        assertThat(TreeHash.of(SourceTree.of(root.resolve("train.py"))))
                .isEqualTo(new TreeHash(
                        "adbc2ba890529983cdd65a534110540b",
                        "a8e3b4f5c551770339ff44fac50fda589884560a3dabc75042a922fb8e3e7cb0"));
    }

    @Test
    void completeTreeHashesWhatTheIgnoreFileNames() throws IOException {
        Trees.write(root, V3);

        assertThat(TreeHash.of(SourceTree.complete(root)))
                .isEqualTo(new TreeHash(
                        "a1386e3a7d4879d6d983c70fb12b55a4",
                        "a816b38fe72e706903d5983533d8f3076f0948bab28b1a5d88c1f113a56dc49a"));
    }

    /** The two hashes take {@code train/x} and {@code train.py} in opposite orders. */
    @Test
    void fingerprintTakesFilesInFlatOrder() throws Exception {
        Trees.write(root, Map.of("train/x", "1", "train.py", "22", "zoo", "333"));

        var digest = java.security.MessageDigest.getInstance("SHA-256");
        digest.update("3#train.py#2#train/x#1#zoo#3".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        digest.update("221333".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        assertThat(TreeHash.of(SourceTree.of(root)).sha256())
                .isEqualTo(java.util.HexFormat.of().formatHex(digest.digest()));
    }

    @Test
    void fileThatChangesWhileItIsHashedIsRefused() throws IOException {
        Trees.write(root, Map.of("a", "x"));
        SourceTree tree = SourceTree.of(root);
        Files.setLastModifiedTime(root.resolve("a"), FileTime.fromMillis(0));

        assertThatThrownBy(() -> TreeHash.of(tree))
                .isInstanceOf(UncheckedIOException.class)
                .hasStackTraceContaining("a changed while the snapshot was taken");
    }

    @Test
    void namesThatDifferInCaseOnlyKeepOneOrder() {
        List<String> names = new ArrayList<>(List.of("b", "a", "B", "A", "\uD83D\uDE00", "\uFFFD"));
        names.sort(SourceTree.ORDER);

        assertThat(names).containsExactly("A", "a", "B", "b", "\uFFFD", "\uD83D\uDE00");
    }

    private static Arguments vector(String name, Map<String, String> files, String md5, String sha256) {
        return Arguments.of(name, files, new TreeHash(md5, sha256));
    }
}
