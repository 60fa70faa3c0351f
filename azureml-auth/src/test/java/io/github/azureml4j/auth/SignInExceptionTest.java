package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class SignInExceptionTest {

    @Test
    void bottomOfTheChainSpeaks() {
        Throwable buried = new RuntimeException(
                new ExecutionException(new IllegalStateException("AADSTS7000215: Invalid client secret provided.")));

        SignInException failure = SignInException.from(buried);

        assertThat(failure).hasMessageStartingWith("sign-in failed: AADSTS7000215: Invalid client secret provided.");
        assertThat(failure.code()).contains("AADSTS7000215");
        assertThat(failure).hasCause(buried);
    }

    @Test
    void failureThatIsOneAlreadyStaysTheSame() {
        SignInException failure = SignInException.from(new IllegalStateException("no code"));

        assertThat(SignInException.from(new RuntimeException(failure))).isSameAs(failure);
        assertThat(failure.code()).isEmpty();
    }

    @Test
    void causeWithoutMessageIsNamedByItsClass() {
        assertThat(SignInException.from(new IllegalStateException())).hasMessageContaining("IllegalStateException");
    }
}
