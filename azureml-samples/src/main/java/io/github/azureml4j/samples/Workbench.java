package io.github.azureml4j.samples;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * A temporary directory in which the sample programs are laid out, deleted at the end. The training program gets, in
 * {@code lib}, the SDK that it logs its metrics with: a run then needs nothing but a JDK, here and in Azure.
 */
final class Workbench implements AutoCloseable {

    private static final List<String> NOT_NEEDED =
            List.of("azureml-local", "azureml-samples", "wildfly", "jboss", "test-classes");

    private final Path directory = Files.createTempDirectory("quickstart-");

    Workbench() throws IOException {}

    /** The directory to snapshot. */
    Path training() throws IOException {
        Path train = SampleFiles.unpackTraining(directory.resolve("train"));
        copySdk(Files.createDirectories(train.resolve("lib")));
        return train;
    }

    /** The directory of the scoring program. */
    Path scoring() {
        return SampleFiles.unpackScoring(directory.resolve("score"));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Every module and library of the class path that a run may need, as jars. */
    private static void copySdk(Path lib) throws IOException {
        int directories = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path file = Path.of(entry);
            if (NOT_NEEDED.stream().anyMatch(entry::contains)) {
                continue;
            }
            if (Files.isDirectory(file)) {
                jar(file, lib.resolve("classes-" + ++directories + ".jar"));
            } else if (Files.isRegularFile(file)) {
                Files.copy(file, lib.resolve(file.getFileName()));
            }
        }
    }

    /** Classes that a build or an editor left in a directory. */
    private static void jar(Path classes, Path target) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(target));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
            }
        }
    }
}
