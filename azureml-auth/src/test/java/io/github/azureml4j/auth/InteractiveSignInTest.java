package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureml4j.local.LocalUser;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A person with a browser, in a process whose system opens addresses with a script. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class InteractiveSignInTest {

    private final Emulated emulated = new Emulated();

    @TempDir
    private Path home;

    @AfterEach
    void stop() {
        emulated.close();
    }

    @Test
    void personSignsInWithTheBrowserAndAProofKey() throws Exception {
        LocalUser ada = emulated.local.entra().addUser("ada@contoso.com", "Passw0rd!");
        try (ScriptedBrowser browser = new ScriptedBrowser(emulated)) {
            CompletableFuture<URI> opened = browser.signInAs("ada@contoso.com", "Passw0rd!");

            List<String> lines = new ForkedProgram(emulated, home)
                    .with("PATH", browser.install(home.resolve("bin")) + ":" + System.getenv("PATH"))
                    .run("interactive");

            assertThat(lines).containsExactly("OID " + ada.objectId());
            assertThat(opened.get(1, TimeUnit.SECONDS).getPath()).startsWith("/" + emulated.local.tenantId());
            assertThat(opened.get().getRawQuery())
                    .contains("code_challenge_method=S256", "response_type=code", "prompt=select_account", "CP1")
                    .contains("redirect_uri=http%3A%2F%2Flocalhost%3A");
        }
    }

    @Test
    void machineWithoutBrowserIsNotAvailable() throws Exception {
        Path empty = Files.createDirectories(home.resolve("empty"));

        List<String> lines =
                new ForkedProgram(emulated, home).with("PATH", empty.toString()).run("interactive");

        assertThat(lines).singleElement().asString().startsWith("UNAVAILABLE ").contains("sign in with a device code");
    }
}
