package io.github.azureml4j.auth;

import com.azure.core.credential.TokenCredential;
import java.util.Map;
import java.util.function.Supplier;

/** A program of its own, for what only a process has: an environment, a home directory, a session with a keyring. */
final class SignInProgram {

    private static final Map<String, Supplier<SignIn>> WAYS = Map.of(
            "azureCli", Credentials::azureCli,
            "interactive", () -> Credentials.interactive().tenant(System.getenv("TENANT")),
            "deviceCode", () -> deviceCode().remember("training"),
            "otherCache", () -> deviceCode().remember("other"),
            "environment", Credentials::environment);

    private SignInProgram() {}

    /** Writes who got a token, or why nobody did. */
    public static void main(String[] arguments) {
        try (Transport transport = Transport.fromEnvironment()) {
            TokenCredential credential = WAYS.get(arguments[0]).get().bind(AzureCloud.PUBLIC, transport.azure());
            System.out.println("OID " + Emulated.ask(credential).path("oid").asText());
        } catch (SignInException failure) {
            System.out.println((failure.isUnavailable() ? "UNAVAILABLE " : "FAILED ") + failure.getMessage());
        }
        // MSAL's listener and the CLI's runner leave threads behind that would keep the program for a minute.
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static DeviceCodeSignIn deviceCode() {
        return Credentials.deviceCode(code -> System.out.println("CODE " + code.userCode()))
                .tenant(System.getenv("TENANT"));
    }
}
