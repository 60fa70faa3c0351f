package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a sign-in's settings is said all at once, and before anybody is asked. */
class SettingsTest {

    private final ScriptedEntra entra = new ScriptedEntra();

    @Test
    void everythingBlankIsNamed() {
        assertThatThrownBy(() -> Credentials.azurePipelines("", " ", "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tenantId, clientId, serviceConnectionId, systemAccessToken");
    }

    @Test
    void faultsOfAllKindsAreSaidTogether() {
        assertThatThrownBy(() -> bind(Credentials.interactive()
                        .tenant("no tenant!")
                        .clientId(" ")
                        .port(70000)
                        .remember("../cache")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("clientId")
                .hasMessageContaining("'no tenant!' is neither")
                .hasMessageContaining("port between 1 and 65535")
                .hasMessageContaining("cache name");
        assertThat(entra.hosts).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"common", "organizations", "consumers"})
    void programNeedsATenantThatIsOne(String tenant) {
        assertThatThrownBy(() -> Credentials.servicePrincipal(tenant, "app", "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + tenant + "' is none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contoso.b2clogin.com",
                "https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_signin",
                "tfp/contoso.onmicrosoft.com/B2C_1_signin",
                "contoso.ciamlogin.com"
            })
    void customersAreRefusedWithTheReason(String tenant) {
        assertThatThrownBy(() -> bind(Credentials.interactive().tenant(tenant)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("knows no B2C identities")
                .hasMessageContaining("guests (B2B)");
        assertThatThrownBy(() -> Credentials.servicePrincipal(tenant, "app", "secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("knows no B2C identities");
    }

    @Test
    void cloudOfCustomersIsRefusedWithTheReason() {
        AzureCloud customers = AzureCloud.PUBLIC.toBuilder()
                .authorityHost("https://contoso.b2clogin.com")
                .build();

        assertThatThrownBy(() -> Credentials.servicePrincipal("contoso.com", "app", "secret")
                        .bind(customers, entra))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("contoso.b2clogin.com")
                .hasMessageContaining("knows no B2C identities");
    }

    @Test
    void ordinaryTenantsAreTaken() {
        assertThatCode(() -> bind(Credentials.interactive()
                        .tenant("contoso.onmicrosoft.com")
                        .additionalTenants("*", "fabrikam.com")
                        .loginHint("ada@contoso.com")
                        .port(8400)))
                .doesNotThrowAnyException();
    }

    @Test
    void contradictionOfTheCliIsSaid() {
        assertThatThrownBy(
                        () -> bind(Credentials.azureCli().tenant("contoso.com").subscription("s")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not both");
    }

    @Test
    void settingsAreCopiesOfEachOther() {
        InteractiveSignIn plain = Credentials.interactive();

        assertThat(plain.tenant("contoso.com")).isNotSameAs(plain);
        assertThat(plain).hasToString(Credentials.interactive().toString());
        assertThat(plain.tenant("contoso.com").remember("training").toString())
                .contains("tenant=contoso.com", "remembered as training");
    }

    private void bind(SignIn signIn) {
        signIn.bind(AzureCloud.PUBLIC, entra);
    }
}
