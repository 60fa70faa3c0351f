package io.github.azureml4j.core.code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a snapshot leaves out. Rules come from {@code .amlignore} in the root of the tree or, only when there is none,
 * from {@code .gitignore} there; ignore files further down are not read. The last rule that matches decides, as in Git.
 * Immutable, thread-safe.
 */
final class IgnoreRules {
    /**
     * Left out unless the ignore file takes them back in with {@code !}: what is a secret by its name, and Git's own
     * directory. Such files would otherwise become readable to everyone who may read the datastore.
     */
    private static final List<String> BUILT_IN = List.of(
            ".git", ".azure", ".env", ".ssh", "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "*.pfx", "*.p12", "*.jks");

    private static final List<String> FILES = List.of(".amlignore", ".gitignore");

    private final List<IgnoreRule> rules;

    private IgnoreRules(List<IgnoreRule> rules) {
        this.rules = rules;
    }

    /** Nothing is left out. */
    static IgnoreRules none() {
        return new IgnoreRules(List.of());
    }

    /** The rules of a tree: the built-in ones, then those of its ignore file. */
    static IgnoreRules of(Path root) {
        List<String> lines = new ArrayList<>(BUILT_IN);
        FILES.stream()
                .map(root::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .ifPresent(file -> lines.addAll(linesOf(file)));
        return parse(lines);
    }

    static IgnoreRules parse(List<String> lines) {
        return new IgnoreRules(
                lines.stream().map(IgnoreRule::parse).flatMap(Optional::stream).toList());
    }

    /**
     * Whether a path is left out, given that no directory above it is.
     *
     * @param path relative to the root, with {@code /} between its segments
     */
    boolean excludes(String path, boolean directory) {
        String[] segments = path.split("/");
        for (int i = rules.size() - 1; i >= 0; i--) {
            IgnoreRule rule = rules.get(i);
            if (rule.matches(segments, directory)) {
                return !rule.negated();
            }
        }
        return false;
    }

    private static List<String> linesOf(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
            return List.of(unmarked.split("\r?\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.getFileName(), e);
        }
    }
}
