package io.github.azureml4j.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.azureml4j.auth.SignInException;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A person signs in with a real browser, and a program in another process goes on with the person's tokens. */
@Timeout(120)
class BrowserSignInTest {

    private static final String PASSWORD = "Correct-horse-1";

    @TempDir
    static Path directory;

    private static AzureMlLocal azure;
    private static WebDriver browser;
    private static FakeXdgOpen desktop;
    private static LocalUser person;
    private static LocalUser carefulPerson;
    private static Path authority;

    private int authorizedBefore;
    private int tokensBefore;

    @BeforeAll
    static void start() throws IOException {
        Optional<Chromium> chromium = Chromium.installed();
        assumeTrue(chromium.isPresent(), Chromium.MISSING);
        azure = AzureMlLocal.start();
        person = azure.entra().addUser("ada@contoso.example", PASSWORD);
        carefulPerson = azure.entra().addUser("grace@contoso.example", PASSWORD);
        azure.entra().requireMfa(carefulPerson);
        String subscription = "/subscriptions/" + azure.subscriptionId();
        azure.access().grant(person.objectId(), "Reader", subscription);
        azure.access().grant(carefulPerson.objectId(), "Reader", subscription);
        authority = Files.writeString(directory.resolve("ca.pem"), azure.certificatePem());
        desktop = FakeXdgOpen.in(directory);
        browser = chromium.orElseThrow().start(directory.resolve("profile"), azure.proxy(), azure.certificate());
    }

    @AfterAll
    static void stop() throws IOException {
        if (browser != null) {
            browser.close();
            desktop.close();
        }
        if (azure != null) {
            azure.close();
        }
    }

    @BeforeEach
    void count() {
        authorizedBefore = asked("GET", "/oauth2/v2.0/authorize");
        tokensBefore = asked("POST", "/oauth2/v2.0/token");
    }

    @Test
    void personSignsInOnceForEveryPlane() throws IOException {
        try (Program program = program("interactive")) {
            browser.open(desktop.link());
            enter(person);

            assertSignedIn(program, person);
        }
        assertThat(asked("GET", "/oauth2/v2.0/authorize") - authorizedBefore).isEqualTo(1);
        assertThat(asked("POST", "/oauth2/v2.0/token") - tokensBefore).isEqualTo(2);
    }

    @Test
    void additionalVerificationIsApprovedInTheBrowser() throws IOException {
        try (Program program = program("interactive")) {
            browser.open(desktop.link());
            enter(carefulPerson);
            browser.click("approve");

            assertSignedIn(program, carefulPerson);
        }
    }

    @Test
    void personWhoCancelsIsNotSignedIn() throws IOException {
        try (Program program = program("interactive")) {
            browser.open(desktop.link());
            browser.type("username", person.userName());
            browser.click("cancel");

            assertThat(program.line())
                    .startsWith("failed " + SignInException.class.getName())
                    .contains("cancelled or refused in the browser");
            assertThat(browser.pageText()).contains("access_denied");
        }
    }

    @Test
    void deviceIsLetInByTheCodeThatItShows() throws IOException {
        try (Program program = program("device")) {
            String[] prompt = program.line().split(" ", -1);
            browser.open(prompt[2]);
            browser.type("user_code", prompt[1]);
            browser.click("next");
            enter(person);
            browser.click("continue");
            assertThat(browser.text("message")).contains("You have signed in on your device");

            assertSignedIn(program, person);
        }
    }

    private static void enter(LocalUser user) throws IOException {
        browser.type("username", user.userName());
        browser.click("next");
        browser.type("password", PASSWORD);
        browser.click("next");
    }

    private static void assertSignedIn(Program program, LocalUser user) throws IOException {
        assertThat(program.line()).isEqualTo("groups []");
        assertThat(program.line()).isEqualTo("manages " + user.objectId() + " at https://management.azure.com");
        assertThat(program.line()).isEqualTo("learns " + user.objectId() + " at https://ml.azure.com");
    }

    private static Program program(String how) throws IOException {
        return Program.start(
                directory,
                desktop.environment(),
                // Half the start of a process that lives for seconds.
                "-XX:TieredStopAtLevel=1",
                SignInProgram.class.getName(),
                how,
                azure.tenantId(),
                azure.subscriptionId(),
                String.valueOf(azure.proxy().getPort()),
                authority.toString());
    }

    private static int asked(String method, String path) {
        return (int) azure.requests().entries().stream()
                .filter(entry -> entry.method().equals(method) && entry.path().endsWith(path))
                .count();
    }
}
