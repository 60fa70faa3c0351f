package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.exception.ClientAuthenticationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A false agent must not be able to have any other file sent to it. */
class ArcSecretTest {

    @TempDir
    private Path machine;

    private Path tokens;

    @BeforeEach
    void install() throws IOException {
        tokens = Files.createDirectory(machine.resolve("tokens"));
        Files.writeString(machine.resolve("outside.key"), "canary");
        Files.writeString(tokens.resolve("good.key"), "proof");
        Files.writeString(tokens.resolve("good.txt"), "canary");
        Files.createDirectory(tokens.resolve("below"));
        Files.writeString(tokens.resolve("below").resolve("deep.key"), "canary");
        Files.createDirectory(tokens.resolve("directory.key"));
        Files.writeString(tokens.resolve("large.key"), "x".repeat(4097));
        Files.writeString(tokens.resolve("largest.key"), "x".repeat(4096));
        Files.writeString(tokens.resolve("lines.key"), "one\r\nX-Injected: two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic realm=%s", "basic Realm=\"%s\"", " Basic  realm = %s "})
    void fileOfTheAgentIsRead(String form) {
        assertThat(read(form.formatted(tokens.resolve("good.key")))).isEqualTo("proof");
    }

    @Test
    void fileMayHave4096Bytes() {
        assertThat(read("Basic realm=" + tokens.resolve("largest.key"))).hasSize(4096);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../outside.key",
                "good.txt",
                "below/deep.key",
                "below/../good.key",
                "directory.key",
                "large.key",
                "lines.key",
                "absent.key"
            })
    void everyOtherFileIsRefused(String name) {
        assertRefused("Basic realm=" + tokens + "/" + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic realm=", "Bearer realm=/etc/passwd", "Basic realm=good.key"})
    void challengeThatNamesNoFileIsRefused(String challenge) {
        assertRefused(challenge);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linkOutOfTheDirectoryIsNotFollowed() throws IOException {
        Files.createSymbolicLink(tokens.resolve("link.key"), machine.resolve("outside.key"));

        assertRefused("Basic realm=" + tokens.resolve("link.key"));
    }

    @Test
    void noChallengeIsRefused() {
        assertThatThrownBy(() -> new ArcSecret(tokens).read(null)).isInstanceOf(ClientAuthenticationException.class);
    }

    private String read(String challenge) {
        return new ArcSecret(tokens).read(challenge);
    }

    private void assertRefused(String challenge) {
        assertThatThrownBy(() -> read(challenge))
                .isInstanceOf(ClientAuthenticationException.class)
                .hasMessageStartingWith("the secret file of the Azure Arc agent ")
                .hasMessageNotContaining("canary");
    }
}
