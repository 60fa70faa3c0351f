package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import io.github.azureml4j.local.LocalApplication;
import io.github.azureml4j.testkit.FakeClock;
import io.github.azureml4j.testkit.Secrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates as people have them, signed in with at the emulator by azure-identity; and all that can be wrong with one. */
@Timeout(60)
class CertificateSignInTest {

    private static final String PASSWORD = Secrets.plant("certificate password", "canary-of-the-certificate");
    private static final Emulated EMULATED = new Emulated();
    private static final TestCertificate CERTIFICATE = TestCertificate.rsa();
    private static final LocalApplication JOB = job();

    @TempDir
    private Path directory;

    @AfterAll
    static void stop() {
        EMULATED.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS#8", "PKCS#1", "encrypted", "PFX", "key before certificate"})
    void everyFormOfCertificateSignsIn(String form) throws Exception {
        TokenCredential credential = EMULATED.bind(principal().certificate(file(form), PASSWORD.toCharArray()));

        assertThat(Emulated.ask(credential).path("oid").asText()).isEqualTo(JOB.objectId());
    }

    @Test
    void chainIsSentOnlyWhenAskedFor() throws Exception {
        ScriptedEntra entra = new ScriptedEntra();
        CertificateSignIn signIn = principal().certificate(file("PKCS#8"));

        signIn.bind(AzureCloud.PUBLIC, entra).getTokenSync(Emulated.arm());
        signIn.sendChain().bind(AzureCloud.PUBLIC, entra).getTokenSync(Emulated.arm());

        assertThat(assertionHeader(entra, 0)).doesNotContain("x5c");
        assertThat(assertionHeader(entra, 1)).contains("x5c");
    }

    @Test
    void renewedFileIsTakenUp() throws Exception {
        Path file = Files.writeString(directory.resolve("app.pem"), "nothing yet");
        TokenCredential credential = EMULATED.bind(principal().certificate(file));
        assertThatThrownBy(() -> credential.getTokenSync(Emulated.arm())).isInstanceOf(SignInException.class);

        Files.writeString(file, CERTIFICATE.keyPem() + CERTIFICATE.certificatePem());

        assertThat(Emulated.ask(credential).path("oid").asText()).isEqualTo(JOB.objectId());
    }

    @Test
    void absentFileIsNamed() {
        assertFault(principal().certificate(directory.resolve("absent.pem")), "absent.pem cannot be read");
    }

    @Test
    void whatIsNoCertificateIsRefused() throws Exception {
        assertFault(
                principal().certificate(Files.writeString(directory.resolve("x.pfx"), "no PFX at all")),
                "cannot be read");
    }

    @Test
    void wrongPasswordOfAPfxIsSaid() throws Exception {
        assertFault(
                principal().certificate(file("PFX"), "wrong".toCharArray()), "does not open with the password given");
    }

    @Test
    void absentPasswordOfAPfxIsSaid() throws Exception {
        assertFault(principal().certificate(file("PFX")), "needs a password");
    }

    @Test
    void wrongPasswordOfAKeyIsSaid() throws Exception {
        assertFault(
                principal().certificate(file("encrypted"), "wrong".toCharArray()),
                "does not open with the password given");
    }

    @Test
    void absentPasswordOfAKeyIsSaid() throws Exception {
        assertFault(principal().certificate(file("encrypted")), "no password was given");
    }

    @Test
    void certificateWithoutItsKeyIsRefused() throws Exception {
        Path file = Files.writeString(directory.resolve("public.pem"), CERTIFICATE.certificatePem());

        assertFault(principal().certificate(file), "has no private key");
    }

    @Test
    void keyOfAnotherCertificateIsRefused() throws Exception {
        Path file = Files.writeString(
                directory.resolve("mixed.pem"), TestCertificate.rsa().keyPem() + CERTIFICATE.certificatePem());

        assertFault(principal().certificate(file), "no certificate that belongs to its private key");
    }

    @Test
    void keyThatEntraDoesNotTakeIsRefused() throws Exception {
        TestCertificate ec = TestCertificate.ec();
        Path file = Files.writeString(directory.resolve("ec.pem"), ec.keyPem() + ec.certificatePem());

        assertFault(principal().certificate(file), "key of type EC");
    }

    @Test
    void expiredCertificateIsNotSent() throws Exception {
        Instant end = CERTIFICATE.certificate.getNotAfter().toInstant();
        FakeClock clock = new FakeClock(end.plusSeconds(1));

        assertFault(principal().certificate(file("PKCS#8")).clock(clock), "expired at " + end);
    }

    @Test
    void certificateOfTomorrowIsNotSent() throws Exception {
        Instant begin = CERTIFICATE.certificate.getNotBefore().toInstant();
        FakeClock clock = new FakeClock(begin).advance(Duration.ofDays(-1));

        assertFault(principal().certificate(file("PKCS#8")).clock(clock), "is not valid before " + begin);
    }

    @Test
    void passwordStaysOutOfText() throws Exception {
        SignIn signIn = principal().certificate(file("PFX"), PASSWORD.toCharArray());

        assertThat(signIn.toString()).contains("app.PFX", "password=***").doesNotContain(PASSWORD);
    }

    /** One clear error, and nobody was asked. */
    private static void assertFault(SignIn signIn, String fault) {
        ScriptedEntra entra = new ScriptedEntra();

        assertThatThrownBy(() -> signIn.bind(AzureCloud.PUBLIC, entra).getTokenSync(Emulated.arm()))
                .isInstanceOf(SignInException.class)
                .hasMessageContaining("the certificate ")
                .hasMessageContaining(fault)
                .hasMessageNotContaining(PASSWORD);
        assertThat(entra.hosts).isEmpty();
    }

    private Path file(String form) throws Exception {
        Path file = directory.resolve("app." + form.replace(' ', '-'));
        return switch (form) {
            case "PKCS#8" -> Files.writeString(file, CERTIFICATE.certificatePem() + CERTIFICATE.keyPem());
            case "PKCS#1" -> Files.writeString(file, CERTIFICATE.certificatePem() + CERTIFICATE.pkcs1Pem());
            case "encrypted" ->
                Files.writeString(file, CERTIFICATE.certificatePem() + CERTIFICATE.encryptedKeyPem(PASSWORD));
            case "PFX" -> CERTIFICATE.pfx(file, PASSWORD);
            default -> Files.writeString(file, CERTIFICATE.keyPem() + CERTIFICATE.certificatePem());
        };
    }

    private static String assertionHeader(ScriptedEntra entra, int number) {
        String assertion = entra.asked.get(number).form().get("client_assertion");
        return new String(
                java.util.Base64.getUrlDecoder().decode(assertion.split("\\.", -1)[0]),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private static ServicePrincipal principal() {
        return Credentials.servicePrincipal(JOB.tenantId(), JOB.clientId());
    }

    private static LocalApplication job() {
        LocalApplication added = EMULATED.local.entra().addApplication("job");
        EMULATED.local.entra().addCertificate(added.clientId(), CERTIFICATE.certificate);
        return added;
    }
}
