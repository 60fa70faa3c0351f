package io.github.azureml4j.core.code;

import io.github.azureml4j.core.code.SourceTree.DirectoryNode;
import io.github.azureml4j.core.code.SourceTree.FileNode;
import io.github.azureml4j.core.code.SourceTree.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One walk over a source tree.
 *
 * <p>Links are followed as long as they stay inside the tree; one that leads out of it, or nowhere, is refused, since
 * the snapshot would then hold what its author did not put there. A link back to a directory above it is not entered.
 * Pipes, sockets and devices are passed over.
 */
final class TreeWalk {
    private static final Logger log = LoggerFactory.getLogger(TreeWalk.class);

    private final Path given;
    private final Path root;
    private final Deque<Path> above = new ArrayDeque<>();
    private final List<String> faults = new ArrayList<>();

    TreeWalk(Path path) {
        given = path;
        try {
            root = path.toRealPath();
        } catch (IOException e) {
            throw new IllegalArgumentException(path + " does not exist or cannot be read", e);
        }
    }

    SourceTree walk(Function<Path, IgnoreRules> rules) {
        try {
            return Files.isDirectory(root) ? directory(rules.apply(root)) : singleFile();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + given, e);
        }
    }

    private SourceTree singleFile() throws IOException {
        String name = nameOf(root);
        SourceFile file = SourceFile.of(name, root, Files.readAttributes(root, BasicFileAttributes.class));
        return new SourceTree("", List.of(new FileNode(name, file)));
    }

    private SourceTree directory(IgnoreRules rules) throws IOException {
        SourceTree tree = new SourceTree(nameOf(root), children(root, "", rules));
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(given + " cannot be uploaded: " + String.join("; ", faults));
        }
        return tree;
    }

    private List<Node> children(Path directory, String prefix, IgnoreRules rules) throws IOException {
        above.push(directory.toRealPath());
        List<Node> nodes = new ArrayList<>();
        for (Path entry : entries(directory)) {
            add(nodes, entry, prefix + nameOf(entry), rules);
        }
        above.pop();
        return List.copyOf(nodes);
    }

    private static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted(Comparator.comparing(TreeWalk::nameOf, SourceTree.ORDER))
                    .toList();
        }
    }

    private void add(List<Node> nodes, Path entry, String path, IgnoreRules rules) throws IOException {
        BasicFileAttributes own = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean directory = own.isSymbolicLink() ? Files.isDirectory(entry) : own.isDirectory();
        if (rules.excludes(path, directory)) {
            addNameOfExcluded(nodes, entry, path, directory, rules);
        } else if (own.isSymbolicLink() && !mayFollow(entry, path)) {
            log.debug("{} is not followed", path);
        } else if (directory) {
            nodes.add(new DirectoryNode(nameOf(entry), children(entry, path + "/", rules)));
        } else {
            addFile(nodes, entry, path, own);
        }
    }

    /**
     * A rule with a slash at its end takes out what is in a directory, but not its name: azure-ai-ml hashes the name,
     * and so must we to arrive at the same folder.
     */
    private void addNameOfExcluded(List<Node> nodes, Path entry, String path, boolean directory, IgnoreRules rules) {
        if (directory && !rules.excludes(path, false)) {
            nodes.add(new DirectoryNode(nameOf(entry), List.of()));
        }
    }

    private static void addFile(List<Node> nodes, Path entry, String path, BasicFileAttributes own) throws IOException {
        BasicFileAttributes target =
                own.isSymbolicLink() ? Files.readAttributes(entry, BasicFileAttributes.class) : own;
        if (target.isRegularFile()) {
            nodes.add(new FileNode(nameOf(entry), SourceFile.of(path, entry, target)));
        }
    }

    private boolean mayFollow(Path link, String path) throws IOException {
        if (!Files.exists(link)) {
            faults.add(path + " is a link to nothing");
            return false;
        }
        Path target = link.toRealPath();
        if (!target.startsWith(root)) {
            faults.add(path + " is a link that leaves the directory");
            return false;
        }
        return above.stream().noneMatch(target::equals);
    }

    private static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? "root" : name.toString();
    }
}
