package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.azure.core.credential.TokenRequestContext;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Entra repeats no secret, but a gateway in front of it may show the request that it blocks. */
class EchoedSecretsTest {

    private static final String SECRET = "canary~secret/of+an=application";
    private static final String ASSERTION = "canary-assertion-of-a-workload";

    private final ScriptedEntra entra = new ScriptedEntra().echo();

    enum Proof {
        SECRET_OF_AN_APPLICATION(
                SECRET, Credentials.servicePrincipal("tenant", "app").secret(SECRET)),
        FEDERATED_TOKEN(ASSERTION, Credentials.servicePrincipal("tenant", "app").federated(() -> ASSERTION));

        private final String secret;

        @SuppressWarnings("ImmutableEnumChecker") // sign-ins are immutable
        private final SignIn signIn;

        Proof(String secret, SignIn signIn) {
            this.secret = secret;
            this.signIn = signIn;
        }
    }

    @ParameterizedTest
    @EnumSource
    void failureDoesNotRepeatWhatAGatewayRepeats(Proof proof) {
        SignInException failure = catchThrowableOfType(SignInException.class, () -> token(proof));

        assertThat(entra.asked).hasSize(1);
        assertThat(failure).hasMessageContaining("blocked").hasMessageContaining("***");
        assertThat(everything(failure)).doesNotContain(proof.secret).doesNotContain(encoded(proof.secret));
    }

    @ParameterizedTest
    @EnumSource
    void diagnosisDoesNotRepeatItEither(Proof proof) {
        CachedCredential credential =
                CachedCredential.of(proof.signIn.bind(AzureCloud.PUBLIC, entra), Clock.systemUTC());

        assertThat(credential.diagnose().toString())
                .contains("blocked")
                .doesNotContain(proof.secret)
                .doesNotContain(encoded(proof.secret));
    }

    private void token(Proof proof) {
        proof.signIn
                .bind(AzureCloud.PUBLIC, entra)
                .getTokenSync(new TokenRequestContext().addScopes(AzureCloud.PUBLIC.resourceManagerScope()));
    }

    private static String encoded(String secret) {
        return URLEncoder.encode(secret, StandardCharsets.UTF_8);
    }

    private static String everything(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
