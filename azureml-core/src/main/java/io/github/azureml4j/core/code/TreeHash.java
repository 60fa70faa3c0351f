package io.github.azureml4j.core.code;

import io.github.azureml4j.core.code.SourceTree.DirectoryNode;
import io.github.azureml4j.core.code.SourceTree.FileNode;
import io.github.azureml4j.core.code.SourceTree.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The two hashes of a source tree, byte for byte those of azure-ai-ml 1.4.0.
 *
 * @param md5 names the folder in the datastore; depends on names, contents and the order of each directory
 * @param sha256 the fingerprint stored with the code version ({@code hash_sha256})
 */
record TreeHash(String md5, String sha256) {
    /** The version of the fingerprint's definition, stored beside it. */
    static final String SHA256_VERSION = "202208";

    static TreeHash of(SourceTree tree) {
        try {
            return new Hashing(tree).compute();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot hash " + tree.name(), e);
        }
    }

    /**
     * One pass for both digests. MD5 takes the files in tree order, SHA-256 in flat path order; the two differ only
     * where a name continues another one with a character below the slash ({@code train/} and {@code train.py}), and
     * only such files are read twice.
     */
    private static final class Hashing {
        private static final byte[] SEED =
                "Initialize for october 2021 AML CLI version".getBytes(StandardCharsets.US_ASCII);

        private final SourceTree tree;
        private final MessageDigest md5 = digest("MD5");
        private final MessageDigest sha256 = digest("SHA-256");
        private final Deque<SourceFile> waiting = new ArrayDeque<>();
        private final Set<SourceFile> passed = new HashSet<>();
        private final byte[] buffer = new byte[1 << 16];

        Hashing(SourceTree tree) {
            this.tree = tree;
        }

        TreeHash compute() throws IOException {
            List<SourceFile> flat = tree.files().stream()
                    .sorted(Comparator.comparing(SourceFile::path, SourceTree.ORDER))
                    .toList();
            update(sha256, Integer.toString(flat.size()));
            flat.forEach(file -> update(sha256, "#" + file.path() + "#" + file.size()));
            waiting.addAll(flat);
            md5.update(SEED);
            hash(tree.children());
            catchUp();
            return new TreeHash(hex(md5), hex(sha256));
        }

        private void hash(List<Node> nodes) throws IOException {
            for (Node node : nodes) {
                if (!tree.isSingleFile()) {
                    update(md5, node.name());
                }
                if (node instanceof DirectoryNode directory) {
                    hash(directory.children());
                } else if (node instanceof FileNode leaf) {
                    hash(leaf.file());
                }
            }
        }

        private void hash(SourceFile file) throws IOException {
            catchUp();
            if (file.equals(waiting.peek())) {
                waiting.remove();
                read(file, md5, sha256);
            } else {
                passed.add(file);
                read(file, md5);
            }
        }

        /** Feeds SHA-256 the files whose turn has come and that MD5 had before. */
        private void catchUp() throws IOException {
            while (!waiting.isEmpty() && passed.remove(waiting.peek())) {
                read(waiting.remove(), sha256);
            }
        }

        private void read(SourceFile file, MessageDigest... digests) throws IOException {
            try (InputStream in = Files.newInputStream(file.location())) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    for (MessageDigest digest : digests) {
                        digest.update(buffer, 0, n);
                    }
                }
            }
            file.requireUnchanged();
        }

        private static void update(MessageDigest digest, String text) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
        }

        private static String hex(MessageDigest digest) {
            return HexFormat.of().formatHex(digest.digest());
        }

        private static MessageDigest digest(String algorithm) {
            try {
                return MessageDigest.getInstance(algorithm);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e); // both are required of every Java platform
            }
        }
    }
}
