package io.github.azureml4j.samples;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.auth.DeviceCode;
import io.github.azureml4j.auth.SignIn;
import io.github.azureml4j.core.AzureMl;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/**
 * A desktop program in which a person signs in, in a process of its own: the browser is found on the {@code PATH} that the
 * process starts with. Says in lines what came of it.
 */
final class SignInProgram {

    private SignInProgram() {}

    /** Arguments: interactive or device, tenant, subscription, proxy port, file of the authority's certificate. */
    public static void main(String[] arguments) throws Exception {
        SignIn signIn = arguments[0].equals("interactive")
                ? Credentials.interactive().tenant(arguments[1])
                : Credentials.deviceCode(SignInProgram::prompt).tenant(arguments[1]);
        try (AzureMl ml = AzureMl.builder()
                .credential(signIn)
                .subscription(arguments[2])
                .proxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[3])))
                .trust(certificate(Path.of(arguments[4])))
                .build()) {
            use(ml);
        } catch (RuntimeException failed) {
            System.out.println("failed " + failed);
        }
        // The browser's reply was served by threads that nobody ends.
        System.exit(0);
    }

    private static void use(AzureMl ml) throws IOException {
        List<String> groups = ml.resourceGroups().list().stream()
                .map(group -> Objects.requireNonNull(group.id()).toString())
                .toList();
        System.out.println("groups " + groups);
        TokenCredential credential = ml.connection().credential();
        System.out.println("manages " + claims(credential, "https://management.azure.com/.default"));
        System.out.println("learns " + claims(credential, "https://ml.azure.com/.default"));
    }

    private static void prompt(DeviceCode code) {
        System.out.println("enter " + code.userCode() + " " + code.verificationUri());
    }

    private static String claims(TokenCredential credential, String scope) throws IOException {
        String token = credential
                .getTokenSync(new TokenRequestContext().addScopes(scope).setCaeEnabled(true))
                .getToken();
        JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        return claims.path("oid").asText() + " at " + claims.path("aud").asText();
    }

    private static X509Certificate certificate(Path pem) throws Exception {
        try (InputStream in = Files.newInputStream(pem)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
