package io.github.azureml4j.samples;

import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.auth.DeviceCode;
import io.github.azureml4j.auth.Diagnosis;
import io.github.azureml4j.auth.SignIn;
import io.github.azureml4j.auth.SignInException;
import io.github.azureml4j.core.AzureMl;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Ways to sign in, as recipes to copy. */
public final class SigningIn {

    private SigningIn() {}

    /** A notebook or a desktop: the browser once, and not again on this machine while the sign-in lives. */
    public static SignIn person(String tenant) {
        return Credentials.interactive().tenant(tenant).remember("azureml");
    }

    /** A terminal on a machine without a browser. */
    public static SignIn personElsewhere(String tenant, Consumer<String> terminal) {
        return Credentials.deviceCode((DeviceCode code) -> terminal.accept(code.message()))
                .tenant(tenant);
    }

    /** An automation job with a certificate, which is renewed by replacing the file. */
    public static SignIn job(String tenant, String application, Path certificate, char[] password) {
        return Credentials.servicePrincipal(tenant, application).certificate(certificate, password);
    }

    /** The same program on a laptop, in a pipeline, in a pod and on a virtual machine. */
    public static SignIn anywhere() {
        return Credentials.firstOf(
                Credentials.environment(),
                Credentials.workloadIdentity(),
                Credentials.managedIdentity(),
                Credentials.azureCli());
    }

    /** Whether the sign-in works; when it does not, what each way did and what to try. */
    public static Diagnosis explain(AzureMl ml) {
        return ml.credential().diagnose();
    }

    /** A failure in one line: Entra's number, and what to try. */
    public static String inShort(SignInException failure) {
        return failure.code().orElse("no code") + ": " + failure.remedy().orElse("try again later");
    }
}
