package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureml4j.local.LocalUser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A person who is remembered: in processes of their own, in a session with a keyring and in one without. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class RememberedSignInTest {

    private static final List<String> TOOLS = List.of("dbus-run-session", "gnome-keyring-daemon");

    private final Emulated emulated = new Emulated();
    private LocalUser ada;

    @TempDir
    private Path home;

    @BeforeEach
    void hire() {
        ada = emulated.local.entra().addUser("ada@contoso.com", "Passw0rd!");
    }

    @AfterEach
    void stop() {
        emulated.close();
    }

    @Test
    void secondProcessNeedsNoPerson() throws Exception {
        requireKeyring();

        List<String> first = inSession().run("deviceCode");
        List<String> second = inSession().run("deviceCode");

        assertThat(first).hasSize(2).last().isEqualTo("OID " + ada.objectId());
        assertThat(second).containsExactly("OID " + ada.objectId());
        assertThat(emulated.asked("Entra_DeviceCodeV2")).isEqualTo(1);
    }

    @Test
    void cachesOfDifferentNamesAreDifferent() throws Exception {
        requireKeyring();

        inSession().run("deviceCode");
        List<String> other = inSession().run("otherCache");

        assertThat(other).hasSize(2);
        assertThat(emulated.asked("Entra_DeviceCodeV2")).isEqualTo(2);
        assertThat(inSession().run("deviceCode")).hasSize(1);
    }

    @Test
    void filesHoldNoSecretAndAreTheOwnersOwn() throws Exception {
        requireKeyring();

        inSession().run("deviceCode");

        Path directory = home.resolve(".IdentityService");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file))
                            .doesNotContain("eyJ", "refresh_token", "RefreshToken", "access_token"));
        }
        try (Stream<Path> files = Files.list(directory)) {
            Path account = files.filter(file -> file.toString().endsWith(".account.json"))
                    .findFirst()
                    .orElseThrow();
            assertThat(account).content().contains("ada@contoso.com");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(account)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void machineWithoutKeyStoreIsToldWhatToDoBeforeAnybodyIsAsked() throws Exception {
        List<String> lines = new ForkedProgram(emulated, home)
                .with("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + home.resolve("no-bus"))
                .run("deviceCode");

        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("FAILED ")
                .contains("no key store", "install libsecret-1-0 and gnome-keyring", "dbus-run-session")
                .contains("never kept in plain text");
        assertThat(emulated.asked("Entra_DeviceCodeV2")).isZero();
        assertThat(home.resolve(".IdentityService")).isDirectoryNotContaining("glob:**.account.json");
    }

    /** A session as on a server: a bus, and a keyring that a password opens. */
    private ForkedProgram inSession() throws Exception {
        Path script = Files.writeString(home.resolve("session.sh"), """
                #!/bin/sh
                echo -n keyring-password | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
                exec "$@"
                """);
        return new ForkedProgram(emulated, home)
                .by("dbus-run-session", "--", "/bin/sh", script.toString())
                .onCode(code -> emulated.local.entra().confirmDevice(code, ada));
    }

    private static void requireKeyring() {
        for (String tool : TOOLS) {
            Assumptions.assumeTrue(
                    Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                            .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool))),
                    tool + " is not installed: apt-get install dbus gnome-keyring libsecret-1-0");
        }
    }
}
