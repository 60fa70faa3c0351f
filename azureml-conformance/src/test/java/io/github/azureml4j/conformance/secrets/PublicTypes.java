package io.github.azureml4j.conformance.secrets;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The types that users of the published modules see and that may hold a secret. */
final class PublicTypes {
    private static final List<String> PUBLISHED =
            List.of("azureml-scoring", "azureml-auth", "azureml-core", "azureml-deploy", "azureml-local");

    private static final String EMULATOR = "io.github.azureml4j.local.";

    /** Values that cannot hold a text of anybody's. */
    private static final Set<String> HARMLESS = Set.of(
            "java.time.Duration",
            "java.time.Instant",
            "java.time.OffsetDateTime",
            "java.time.Clock",
            "java.util.concurrent.atomic.AtomicInteger",
            "java.util.concurrent.atomic.AtomicLong",
            "java.util.concurrent.atomic.LongAdder");

    private PublicTypes() {}

    /** Names of all public types of the modules that have state of their own in which a secret may be. */
    static List<String> withState(Path build) {
        List<Path> classes = PUBLISHED.stream()
                .map(module -> build.resolve(module).resolve("target/classes"))
                .filter(Files::isDirectory)
                .toList();
        return new ClassFileImporter()
                .importPaths(classes).stream()
                        .filter(PublicTypes::isPublic)
                        .filter(type -> !isInsideTheEmulator(type.getName()))
                        .filter(type -> !type.isInterface() && !type.isAnnotation() && !type.isEnum())
                        .filter(type -> !type.isAssignableTo(Throwable.class))
                        .filter(PublicTypes::holdsText)
                        .map(JavaClass::getName)
                        .sorted()
                        .toList();
    }

    /** Its rooms are public to each other; a user meets the root package. */
    static boolean isInsideTheEmulator(String type) {
        return type.startsWith(EMULATOR) && type.substring(EMULATOR.length()).matches("[a-z].*");
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(PublicTypes::isPublic).orElse(true);
    }

    private static boolean holdsText(JavaClass type) {
        return Stream.concat(type.getFields().stream(), type.getAllFields().stream())
                .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                .map(JavaField::getRawType)
                .anyMatch(held -> !held.isPrimitive() && !held.isEnum() && !HARMLESS.contains(held.getName()));
    }
}
