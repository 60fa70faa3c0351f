package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpClient;
import com.azure.identity.CredentialUnavailableException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class IdentitySourcesTest {

    private static final HttpClient NOBODY = request -> Mono.error(new AssertionError("nobody is to be asked"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                                 | virtual machine metadata at http://169.254.169.254
            AZURE_POD_IDENTITY_AUTHORITY_HOST                                  | virtual machine metadata at http://127.0.0.1:4141
            IDENTITY_ENDPOINT IDENTITY_HEADER                                  | App Service identity endpoint at http://127.0.0.1:4141
            IDENTITY_ENDPOINT IDENTITY_HEADER MSI_ENDPOINT MSI_SECRET          | App Service identity endpoint at http://127.0.0.1:4141
            IDENTITY_ENDPOINT IDENTITY_HEADER IMDS_ENDPOINT                    | App Service identity endpoint at http://127.0.0.1:4141
            IDENTITY_ENDPOINT IDENTITY_HEADER IDENTITY_SERVER_THUMBPRINT       | Service Fabric
            IDENTITY_ENDPOINT IMDS_ENDPOINT                                    | Azure Arc agent at http://127.0.0.1:4141
            IDENTITY_ENDPOINT                                                  | virtual machine metadata at http://169.254.169.254
            MSI_ENDPOINT MSI_SECRET                                            | Azure ML compute identity endpoint at http://127.0.0.1:4141
            MSI_ENDPOINT MSI_SECRET AZURE_POD_IDENTITY_AUTHORITY_HOST          | Azure ML compute identity endpoint at http://127.0.0.1:4141
            MSI_ENDPOINT                                                       | Cloud Shell
            """)
    void environmentSaysWhichPlatformItIs(String variables, String expected) {
        assertThat(detect(all(variables, "http://127.0.0.1:4141/path"))).hasToString(expected);
    }

    @Test
    void endpointOfTheProgramGoesBeforeTheEnvironment() {
        ManagedIdentity identity = on(all("IDENTITY_ENDPOINT IDENTITY_HEADER", "http://127.0.0.1:1"))
                .endpoint(URI.create("http://127.0.0.1:2"));

        assertThat(identity)
                .hasToString("managedIdentity[system-assigned, virtual machine metadata at http://127.0.0.1:2]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/msi",
                "http://10.0.0.4:46808/MSI/auth",
                "http://user:canary@127.0.0.1/",
                "ftp://127.0.0.1/",
                "http://127.0.0.1/ canary",
                "canary"
            })
    void endpointThatCannotBeTrustedIsNotAsked(String address) {
        IdentitySource source = detect(all("MSI_ENDPOINT MSI_SECRET", address));

        assertThat(source).hasToString("unusable MSI_ENDPOINT");
        assertThatThrownBy(() -> source.token("https://management.azure.com", NOBODY))
                .isInstanceOf(ClientAuthenticationException.class)
                .isNotInstanceOf(CredentialUnavailableException.class)
                .hasMessageStartingWith("MSI_ENDPOINT ")
                .hasMessageNotContaining("canary");
    }

    @Test
    void secureEndpointMayBeAnywhere() {
        assertThat(detect(all("MSI_ENDPOINT MSI_SECRET", "https://identity.example/auth")))
                .hasToString("Azure ML compute identity endpoint at https://identity.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"MSI_ENDPOINT", "IDENTITY_ENDPOINT IDENTITY_HEADER IDENTITY_SERVER_THUMBPRINT"})
    void platformThatIsNotSupportedIsUnavailable(String variables) {
        assertThatThrownBy(() -> detect(all(variables, "http://127.0.0.1:1")).token("a", NOBODY))
                .isInstanceOf(CredentialUnavailableException.class)
                .hasMessageContaining("not supported");
    }

    @Test
    void identityHasOneName() {
        ManagedIdentity named = on(Map.of()).clientId("c-1");

        assertThat(named.clientId("c-2")).asString().startsWith("managedIdentity[client id c-2, ");
        assertThatThrownBy(() -> named.objectId("o-1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one of client id, resource id and object id")
                .hasMessageContaining("client id c-1");
        assertThatThrownBy(() -> on(Map.of()).resourceId(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("resource id is blank");
    }

    @Test
    void settingsAreWithoutSecrets() {
        Map<String, String> variables = Map.of("MSI_ENDPOINT", "http://127.0.0.1:1/canary", "MSI_SECRET", "canary");

        assertThat(on(variables)).asString().doesNotContain("canary");
        assertThat(on(variables).bind(AzureCloud.PUBLIC, NOBODY)).asString().doesNotContain("canary");
        assertThat(machine(variables)).asString().doesNotContain("canary");
    }

    private static Map<String, String> all(String names, String value) {
        return Stream.of(names.split(" ", -1))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toMap(name -> name, name -> value));
    }

    private static IdentitySource detect(Map<String, String> variables) {
        return new IdentitySources(machine(variables), IdentityName.DEFAULT).detect(null);
    }

    private static ManagedIdentity on(Map<String, String> variables) {
        return ManagedIdentity.of(machine(variables));
    }

    private static Machine machine(Map<String, String> variables) {
        return new Machine(new Variables(variables), Path.of("tokens"), wait -> {}, InstantSource.system());
    }
}
