package io.github.azureml4j.core.security.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The addresses that a directory's Git repository was cloned from, as its {@code .git/config} has them. */
public final class GitRemotes {
    private static final Pattern REMOTE = Pattern.compile("\\s*\\[remote \"(.+)\"]\\s*");
    private static final Pattern URL = Pattern.compile("\\s*(?:push)?url\\s*=\\s*(\\S+)\\s*");

    private GitRemotes() {}

    /**
     * Reads them.
     *
     * @param directory a directory; looked for in it and in those above it
     * @return addresses by the names of the remotes; empty when there is no repository or it cannot be read
     */
    public static Map<String, String> of(Path directory) {
        for (Path at = directory.toAbsolutePath(); at != null; at = at.getParent()) {
            Path config = at.resolve(".git").resolve("config");
            if (Files.isRegularFile(config)) {
                return read(config);
            }
        }
        return Map.of();
    }

    private static Map<String, String> read(Path config) {
        Map<String, String> remotes = new TreeMap<>();
        String remote = "";
        try {
            for (String line : Files.readAllLines(config)) {
                Matcher section = REMOTE.matcher(line);
                Matcher url = URL.matcher(line);
                if (section.matches()) {
                    remote = section.group(1);
                } else if (line.strip().startsWith("[")) {
                    remote = "";
                } else if (url.matches() && !remote.isEmpty()) {
                    remotes.put(remote, url.group(1));
                }
            }
        } catch (IOException e) {
            return Map.of(); // a lint must not stand in the way of a job
        }
        return remotes;
    }
}
