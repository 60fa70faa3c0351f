package io.github.azureml4j.conformance.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** How the code is named, what it prints, and what its signatures may show. */
class StyleTest {
    private static final List<String> HIDDEN = List.of("okhttp3", "okio", "kotlin", "reactor");
    private static final DescribedPredicate<JavaClass> PROGRAM = DescribedPredicate.describe(
            "are programs", type -> type.tryGetMethod("main", String[].class).isPresent());

    @Test
    void nothingIsNamedAfterNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl)")
                .check(House.MAIN);
    }

    /** But for the one class of the unpublished testkit that leads java.util.logging to SLF4J while tests run. */
    @Test
    void librariesLogThroughSlf4jOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(House.ROOT + ".samples..", House.ROOT + ".benchmarks..")
                .and()
                .doNotHaveFullyQualifiedName(House.ROOT + ".testkit.BridgedLogs")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.logging..")
                .check(House.MAIN);
    }

    /** A class with a {@code main} is a program, and not a library. */
    @Test
    void librariesPrintNothing() {
        noClasses()
                .that()
                .resideOutsideOfPackages(House.ROOT + ".samples..", House.ROOT + ".benchmarks..")
                .and(DescribedPredicate.not(PROGRAM))
                .should(ACCESS_STANDARD_STREAMS)
                .check(House.MAIN);
    }

    @Test
    void everyPackageSaysWhatItIsAndIsNullMarked() {
        List<String> silent = packages()
                .filter(each -> !each.getClasses().isEmpty() && !each.getName().endsWith(".jmh_generated"))
                .filter(each -> each.tryGetPackageInfo()
                        .map(info -> !info.isAnnotatedWith(NullMarked.class))
                        .orElse(true))
                .map(JavaPackage::getName)
                .sorted()
                .toList();
        assertThat(packages()).isNotEmpty();
        assertThat(silent).isEmpty();
    }

    @Test
    void transportStaysOutOfPublicSignatures() {
        classes()
                .that()
                .resideInAnyPackage(
                        House.ROOT + ".scoring..",
                        House.ROOT + ".auth..",
                        House.ROOT + ".core..",
                        House.ROOT + ".deploy..")
                .and()
                .arePublic()
                .should(hideTheTransport())
                .check(House.MAIN);
    }

    @Test
    void testsDoNotSleep() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class, int.class)
                .orShould()
                .callMethod(TimeUnit.class, "sleep", long.class)
                .check(House.TESTS);
    }

    private static Stream<JavaPackage> packages() {
        return House.MAIN.getPackage(House.ROOT).getSubpackagesInTree().stream();
    }

    private static ArchCondition<JavaClass> hideTheTransport() {
        return new ArchCondition<>("show no type of OkHttp, Kotlin or Reactor") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                shown(type)
                        .filter(StyleTest::hidden)
                        .forEach(shown -> events.add(
                                SimpleConditionEvent.violated(type, type.getName() + " shows " + shown.getName())));
            }
        };
    }

    private static boolean hidden(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return HIDDEN.stream().anyMatch(each -> name.equals(each) || name.startsWith(each + "."));
    }

    /** Every type that a user of the class sees, type arguments included. */
    private static Stream<JavaClass> shown(JavaClass type) {
        Stream<JavaClass> methods = type.getMethods().stream()
                .filter(method -> visible(method.getModifiers()) && !azureCoreAsksForIt(method))
                .flatMap(method -> method.getAllInvolvedRawTypes().stream());
        Stream<JavaClass> constructors = type.getConstructors().stream()
                .filter(constructor -> visible(constructor.getModifiers()))
                .flatMap(constructor -> constructor.getAllInvolvedRawTypes().stream());
        Stream<JavaClass> fields = type.getFields().stream()
                .filter(field -> visible(field.getModifiers()))
                .flatMap(field -> field.getAllInvolvedRawTypes().stream());
        Stream<JavaClass> parents =
                Stream.concat(type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream());
        return Stream.of(methods, constructors, fields, parents).flatMap(each -> each);
    }

    /** Who implements azure-core's credential has to answer its reactive form. */
    private static boolean azureCoreAsksForIt(JavaMethod method) {
        return method.getName().equals("getToken")
                && method.getOwner().isAssignableTo("com.azure.core.credential.TokenCredential");
    }

    private static boolean visible(java.util.Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }
}
