package io.github.azureml4j.local.entra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenRequestContext;
import com.azure.identity.ClientSecretCredential;
import com.azure.identity.ClientSecretCredentialBuilder;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.OfficialClients;
import org.junit.jupiter.api.Test;

class OfficialIdentityTest {

    private static final TokenRequestContext ARM =
            new TokenRequestContext().addScopes("https://management.azure.com/.default");

    @Test
    void azureIdentitySignsInOnceForManyTokens() {
        try (AzureMlLocal local = AzureMlLocal.start()) {
            ClientSecretCredential credential = OfficialClients.credential(local);

            String first = credential.getTokenSync(ARM).getToken();
            String second = credential.getTokenSync(ARM).getToken();

            assertThat(second).isEqualTo(first);
            assertThat(local.requests().entries()).hasSize(1);
            assertThat(local.requests().refusedHosts()).isEmpty();
        }
    }

    @Test
    void azureIdentityReportsABadSecret() {
        try (AzureMlLocal local = AzureMlLocal.start()) {
            ClientSecretCredential credential = new ClientSecretCredentialBuilder()
                    .tenantId(local.tenantId())
                    .clientId(local.clientId())
                    .clientSecret("wrong")
                    .httpClient(OfficialClients.transport(local))
                    .build();

            assertThatThrownBy(() -> credential.getTokenSync(ARM)).hasStackTraceContaining("AADSTS7000215");
        }
    }
}
