package io.github.azureml4j.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random rules over a fixed tree leave out the same files as {@code git check-ignore} says. Skipped without Git. */
class GitAgreementTest {
    private static final int ROUNDS = 300;
    private static final String[] SEGMENTS = {
        "a", "b", "ab", "abc", "x.py", "*.py", "*", "?", "a*", "*b", "**", "[ab]", "[!a]", "a?c", "*.*", "[a-b]*", "\\a"
    };

    @TempDir
    Path root;

    @BeforeEach
    void plantTree() throws Exception {
        assumeTrue(gitIsInstalled());
        List<String> names = List.of("a", "b", "ab", "abc");
        for (String first : names) {
            for (String second : names) {
                Trees.write(root, Map.of("d" + first + "/" + second + "/x.py", "", first + "/" + second + "/abc", ""));
                Trees.write(root, Map.of(first + "/b" + second, "", "b" + first + "b" + second + ".py", ""));
            }
        }
        git(List.of("init", "-q"), "");
        git(List.of("config", "core.excludesFile", "/dev/null"), "");
    }

    @Test
    void sameFilesAreLeftOut() throws Exception {
        Random random = new Random(20261123);
        for (int round = 0; round < ROUNDS; round++) {
            List<String> rules = rules(random);
            Files.write(root.resolve(".gitignore"), rules);

            assertThat(ours()).as("rules %s", rules).isEqualTo(gits());
        }
    }

    private Set<String> ours() {
        return SourceTree.of(root).files().stream()
                .map(SourceFile::path)
                .filter(path -> !path.startsWith(".git/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> gits() throws Exception {
        Set<String> all = new TreeSet<>();
        try (Stream<Path> walk = Files.walk(root)) {
            walk.filter(Files::isRegularFile)
                    .map(p -> root.relativize(p).toString().replace('\\', '/'))
                    .filter(p -> !p.startsWith(".git/"))
                    .forEach(all::add);
        }
        all.removeAll(git(List.of("check-ignore", "--no-index", "--stdin"), String.join("\n", all) + "\n"));
        return all;
    }

    private static List<String> rules(Random random) {
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            rules.add(rule(random));
        }
        return rules;
    }

    private static String rule(Random random) {
        StringBuilder rule = new StringBuilder(random.nextInt(3) == 0 ? "!" : "");
        rule.append(random.nextInt(4) == 0 ? "/" : "");
        int segments = 1 + random.nextInt(3);
        for (int i = 0; i < segments; i++) {
            rule.append(i == 0 ? "" : "/").append(SEGMENTS[random.nextInt(SEGMENTS.length)]);
        }
        return rule.append(random.nextInt(4) == 0 ? "/" : "").toString();
    }

    private static boolean gitIsInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("git", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private List<String> git(List<String> arguments, String input) throws Exception {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.lines().toList();
    }
}
