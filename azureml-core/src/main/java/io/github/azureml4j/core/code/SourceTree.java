package io.github.azureml4j.core.code;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The files of a snapshot, walked once. Immutable.
 *
 * @param name what the snapshot's folder is called: the name of the root directory; empty for a single file
 * @param children entries of the root in hashing order
 */
record SourceTree(String name, List<Node> children) {

    /** Hashing order: by lower-cased name, then, so that {@code A} and {@code a} never swap, by code points. */
    static final Comparator<String> ORDER = Comparator.<String, String>comparing(
                    s -> s.toLowerCase(Locale.ROOT), SourceTree::compareCodePoints)
            .thenComparing(SourceTree::compareCodePoints);

    /** A file or a directory of the tree. */
    sealed interface Node {
        String name();
    }

    /** A file. */
    record FileNode(String name, SourceFile file) implements Node {}

    /** A directory and its entries in hashing order. */
    record DirectoryNode(String name, List<Node> children) implements Node {}

    /**
     * Reads the tree, leaving out what its ignore file says.
     *
     * @throws IllegalArgumentException if the path does not exist, or if links lead out of the tree or nowhere
     */
    static SourceTree of(Path path) {
        return new TreeWalk(path).walk(IgnoreRules::of);
    }

    /** Reads the whole tree, whatever ignore files say. */
    static SourceTree complete(Path path) {
        return new TreeWalk(path).walk(root -> IgnoreRules.none());
    }

    /** Whether the root is a file rather than a directory. */
    boolean isSingleFile() {
        return name.isEmpty();
    }

    /** All files, in the order of the MD5 hash: each directory's entries where the directory stands. */
    List<SourceFile> files() {
        List<SourceFile> files = new ArrayList<>();
        collect(children, files);
        return files;
    }

    long bytes() {
        return files().stream().mapToLong(SourceFile::size).sum();
    }

    private static void collect(List<Node> nodes, List<SourceFile> files) {
        for (Node node : nodes) {
            if (node instanceof FileNode leaf) {
                files.add(leaf.file());
            } else if (node instanceof DirectoryNode directory) {
                collect(directory.children(), files);
            }
        }
    }

    /** UTF-16 order differs from this for characters beyond the basic plane. */
    private static int compareCodePoints(String a, String b) {
        int common = Math.min(a.length(), b.length());
        for (int i = 0; i < common; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                return Integer.compare(comparable(a, i), comparable(b, i));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int comparable(String s, int at) {
        boolean inPair =
                Character.isLowSurrogate(s.charAt(at)) && at > 0 && Character.isHighSurrogate(s.charAt(at - 1));
        return s.codePointAt(inPair ? at - 1 : at);
    }
}
