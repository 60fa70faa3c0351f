package io.github.azureml4j.conformance.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The compiled classes of every module of this build. */
final class House {
    static final String ROOT = "io.github.azureml4j";
    static final String LOCAL = ROOT + ".local";

    static final JavaClasses MAIN = classes("classes");
    static final JavaClasses TESTS = classes("test-classes");

    private House() {}

    private static JavaClasses classes(String output) {
        Path build = Path.of("").toAbsolutePath().getParent();
        try (Stream<Path> modules = Files.list(build)) {
            return new ClassFileImporter()
                    .importPaths(modules.filter(
                                    module -> module.getFileName().toString().startsWith("azureml-"))
                            .map(module -> module.resolve("target").resolve(output))
                            .filter(Files::isDirectory)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
