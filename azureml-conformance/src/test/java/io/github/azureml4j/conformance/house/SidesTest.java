package io.github.azureml4j.conformance.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** The client and the emulator meet on the wire only, so that a misreading of the contract cannot hide by being shared. */
class SidesTest {
    private static final String[] CLIENT = {
        House.ROOT + ".scoring..", House.ROOT + ".auth..", House.ROOT + ".core..", House.ROOT + ".deploy.."
    };

    @Test
    void emulatorKnowsNothingOfTheClient() {
        noClasses()
                .that()
                .resideInAPackage(House.LOCAL + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CLIENT)
                .check(House.MAIN);
    }

    @Test
    void clientKnowsNothingOfTheEmulator() {
        noClasses()
                .that()
                .resideInAnyPackage(CLIENT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(House.LOCAL + "..")
                .check(House.MAIN);
    }

    @Test
    void emulatorStandsOnTheJdkAndJackson() {
        noClasses()
                .that()
                .resideInAPackage(House.LOCAL + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "com.azure..", "okhttp3..", "okio..", "kotlin..", "reactor..", "com.sun.net.httpserver..")
                .check(House.MAIN);
    }
}
