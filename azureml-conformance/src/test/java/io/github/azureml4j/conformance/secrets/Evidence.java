package io.github.azureml4j.conformance.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a whole build says and shows: the traces of all loggers, the reports of its tests, what its programs drew and wrote. */
final class Evidence {
    private static final Set<String> SHOWN = Set.of("txt", "xml", "svg", "html", "json", "md", "log", "csv", "out");
    private static final Pattern SAID_BY_JOBS =
            Pattern.compile("(?ms)^TRACE io\\.github\\.azureml4j\\.local\\.processes\\.RunningProcess .*?"
                    + "(?=^(?:TRACE|DEBUG|INFO|WARN|ERROR) [\\w.$]+ |\\z)");
    private static final String THIS_MODULE = "azureml-conformance";

    private final Path build;
    private final Path traces;

    Evidence(Path build, Path traces) {
        this.build = build;
        this.traces = traces;
    }

    /** The traces of the loggers, one file for each JVM. */
    List<Path> traces() {
        return list(traces, file -> file.toString().endsWith(".log"));
    }

    /** Everything there is to search. */
    List<Path> all() {
        Stream<Path> shown = list(
                        build, module -> module.getFileName().toString().startsWith("azureml-"))
                .stream()
                .filter(module -> !module.endsWith(THIS_MODULE))
                .map(module -> module.resolve("target"))
                .flatMap(target -> Stream.of(target, target.resolve("surefire-reports")))
                .flatMap(directory -> list(directory, Evidence::shown).stream());
        return Stream.concat(traces().stream(), shown).toList();
    }

    /**
     * What a file says. Left out is what jobs of the emulator's own tests print: some print their environment, run token
     * included, to show that it is there. The jobs and programs of all other modules are heard.
     */
    static byte[] read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (!file.getFileName().toString().matches("azureml-local-\\d+\\.log")) {
            return bytes;
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        return SAID_BY_JOBS.matcher(text).replaceAll("").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static boolean shown(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && SHOWN.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    private static List<Path> list(Path directory, Predicate<Path> wanted) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(wanted).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
