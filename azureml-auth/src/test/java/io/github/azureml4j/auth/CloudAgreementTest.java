package io.github.azureml4j.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class CloudAgreementTest {

    private static final AzureCloud AIR_GAPPED = AzureCloud.custom("Airgap")
            .authorityHost("https://login.airgap.example")
            .resourceManager("https://management.airgap.example")
            .storageSuffix("core.airgap.example")
            .vaultSuffix("vault.airgap.example")
            .build();

    @ParameterizedTest(name = "{1} signs in to {0}")
    @CsvSource({
        "0, https://login.microsoftonline.com",
        "0, https://login.microsoftonline.com/",
        "0, https://LOGIN.microsoftonline.com:443/common",
        "0, login.windows.net",
        "0, login.microsoft.com",
        "1, https://login.chinacloudapi.cn/",
        "1, https://login.partner.microsoftonline.cn",
        "2, https://login.microsoftonline.us",
        "2, https://login.usgovcloudapi.net",
    })
    void everyNameOfAnAuthorityIsItsOwn(int cloud, String authority) {
        assertThatCode(() -> AzureCloud.builtIn().get(cloud).requireAuthority(authority))
                .doesNotThrowAnyException();
    }

    @Test
    void otherAuthorityIsRefusedNamingBothCloudsAndTheSetting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        AzureCloud.CHINA.requireAuthority("AZURE_AUTHORITY_HOST", "https://login.microsoftonline.us/"))
                .withMessageContainingAll(
                        "AZURE_AUTHORITY_HOST is login.microsoftonline.us",
                        "belongs to AzureUSGovernment",
                        "connection is to AzureChinaCloud",
                        "https://login.chinacloudapi.cn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://login.microsoftonline.com.evil.example",
                "https://login.microsoftonline.com@evil.example",
                "https://login.microsoftonline.com:8443",
                "login.example"
            })
    void authorityOfNoCloudIsRefused(String authority) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AzureCloud.PUBLIC.requireAuthority(authority))
                .withMessageContaining("no cloud that is known here");
    }

    @Test
    void cloudWithAnotherAuthorityForgetsThePublicNames() {
        AzureCloud moved = AzureCloud.PUBLIC.toBuilder()
                .authorityHost("https://login.airgap.example")
                .build();

        moved.requireAuthority("https://login.airgap.example/");
        assertThatIllegalArgumentException().isThrownBy(() -> moved.requireAuthority("login.windows.net"));
    }

    @ParameterizedTest(name = "{0}: audience {1}, issuer {2}")
    @CsvSource({
        "AzureCloud, https://management.azure.com, https://sts.windows.net/t/",
        "AzureCloud, https://management.core.windows.net/, https://sts.windows.net/t/",
        "AzureCloud, https://vault.azure.net, https://login.microsoftonline.com/t/v2.0",
        "AzureCloud, 797f4846-ba00-4fd7-ba43-dac1f8f63013, https://login.microsoftonline.com/t/v2.0",
        "AzureChinaCloud, https://management.chinacloudapi.cn, https://sts.chinacloudapi.cn/t/",
        "AzureUSGovernment, https://management.usgovcloudapi.net/, https://sts.windows.net/t/",
        "Airgap, https://management.airgap.example, https://sts.airgap.example/t/",
    })
    void tokenOfTheCloudPasses(String cloud, String audience, String issuer) {
        assertThat(sync(cloud(cloud), jwt(audience, issuer))).isEqualTo(jwt(audience, issuer));
    }

    @ParameterizedTest(name = "{0}: audience {1}, issuer {2}")
    @CsvSource({
        "AzureChinaCloud, https://management.azure.com, https://sts.windows.net/t/, AzureCloud",
        "AzureUSGovernment, https://management.azure.com, https://sts.windows.net/t/, AzureCloud",
        "AzureCloud, https://management.usgovcloudapi.net, https://login.microsoftonline.us/t/, AzureUSGovernment",
        "AzureCloud, 797f4846-ba00-4fd7-ba43-dac1f8f63013, https://login.partner.microsoftonline.cn/t/v2.0, AzureChinaCloud",
        "AzureCloud, https://management.elsewhere.example, https://sts.windows.net/t/, no cloud",
        "AzureCloud, https://management.azure.com, https://evil.example/t/, no cloud",
        "Airgap, https://management.airgap.example, https://login.microsoftonline.com/t/, AzureCloud",
    })
    void tokenOfAnotherCloudIsNotSent(String cloud, String audience, String issuer, String owner) {
        String token = jwt(audience, issuer);

        assertThatThrownBy(() -> sync(cloud(cloud), token))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll(owner, "connection is to " + cloud, "cloud(...)", "not sent")
                .hasMessageNotContaining(token);
        assertThatThrownBy(() -> bound(cloud(cloud), token).getToken(request()).block())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(owner);
    }

    @Test
    void everyAudienceOfATokenMustBelong() {
        String both = jwt("[\"https://management.azure.com\",\"https://management.chinacloudapi.cn\"]");

        assertThatThrownBy(() -> sync(AzureCloud.PUBLIC, both)).hasMessageContaining("AzureChinaCloud");
    }

    @ParameterizedTest
    @ValueSource(strings = {"opaque", "a.b.c", "!.!.!", "e30.W10.e30", "e30.e30.e30"})
    void whatCannotBeReadPasses(String token) {
        assertThat(sync(AzureCloud.CHINA, token)).isEqualTo(token);
    }

    private static AzureCloud cloud(String name) {
        return AzureCloud.builtIn().stream()
                .filter(cloud -> cloud.name().equals(name))
                .findFirst()
                .orElse(AIR_GAPPED);
    }

    private static String sync(AzureCloud cloud, String token) {
        return bound(cloud, token).getTokenSync(request()).getToken();
    }

    private static TokenCredential bound(AzureCloud cloud, String token) {
        TokenCredential own = request -> Mono.just(
                new AccessToken(token, OffsetDateTime.now(ZoneOffset.UTC).plusHours(1)));
        return new AgreeingCredential(cloud, own);
    }

    private static TokenRequestContext request() {
        return new TokenRequestContext().addScopes("api://asked/.default");
    }

    private static String jwt(String audience, String issuer) {
        return jwt("\"" + audience + "\",\"iss\":\"" + issuer + "\"");
    }

    private static String jwt(String audience) {
        String claims = "{\"aud\":" + audience + "}";
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8)) + ".c2ln";
    }
}
