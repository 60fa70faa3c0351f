package io.github.azureml4j.local.keyvault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.entra.EntraService;
import io.github.azureml4j.local.front.Ids;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LongOperations;
import io.github.azureml4j.local.rbac.AccessService;
import io.github.azureml4j.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a service hears that wants to encrypt with a customer's key. */
class KeyUseTest {

    private static final String SERVICE = "11111111-2222-3333-4444-555555555555";

    private final FakeClock clock = new FakeClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final Ids ids = Ids.seeded(1);
    private final LongOperations operations = new LongOperations(clock, ids, Duration.ZERO);
    private final ArmService arm = new ArmService(ids, operations);
    private final EntraService entra = new EntraService(clock, ids);
    private final AccessService access = new AccessService(entra, arm, clock, ids);
    private final KeyVaultService service = new KeyVaultService(arm, access, clock, ids, operations);
    private final ResourceId id = new ResourceId(arm.subscriptionId(), "rg", KeyVaultService.TYPE, "kv-seal");
    private String key = "";

    @BeforeEach
    void makeVaultAndKey() {
        arm.createManagedGroup(arm.subscriptionId(), "rg", "eastus", "a test");
        put(Json.object());
        Vault vault = service.vaults().open("kv-seal");
        key = key(service.keys().create(vault, "seal", Json.object().put("kty", "RSA")));
        service.permit(id, entra.tenantId(), SERVICE, permissions("get", "wrapKey", "unwrapKey"));
    }

    @Test
    void permittedServiceMayUseTheKeyWithAndWithoutItsVersion() {
        assertThat(service.use(key, SERVICE)).isEqualTo(new KeyUse(true, "", ""));
        assertThat(service.use(key.substring(0, key.lastIndexOf('/')), SERVICE).usable())
                .isTrue();
    }

    @Test
    void serviceNeedsEachOfTheThreePermissions() {
        service.permit(id, entra.tenantId(), SERVICE, permissions("get", "wrapKey"));

        KeyUse use = service.use(key, SERVICE);

        assertThat(use.code()).isEqualTo("AccessDenied");
        assertThat(use.message()).contains("does not have keys unwrapKey permission");
        assertThat(service.use(key, "somebody-else").code()).isEqualTo("AccessDenied");
    }

    @Test
    void roleDecidesWhereTheVaultGoesByRoles() {
        put(Json.object().put("enableRbacAuthorization", true));
        assertThat(service.use(key, SERVICE).code()).isEqualTo("ForbiddenByRbac");

        String role = access.role("Key Vault Crypto Service Encryption User").id();
        access.grant(SERVICE, role, id.text());

        assertThat(service.use(key, SERVICE).usable()).isTrue();
        assertThat(service.permit(id, entra.tenantId(), SERVICE, permissions("get")))
                .isFalse();
    }

    @Test
    void disabledExpiredAndEarlyKeysAreOfNoUse() {
        long now = clock.instant().getEpochSecond();

        assertThat(after("{\"attributes\":{\"enabled\":false}}")).isEqualTo("KeyDisabled");
        assertThat(after("{\"attributes\":{\"enabled\":true,\"exp\":" + (now - 1) + "}}"))
                .isEqualTo("KeyExpired");
        assertThat(after("{\"attributes\":{\"exp\":" + (now + 3600) + ",\"nbf\":" + (now + 60) + "}}"))
                .isEqualTo("KeyNotYetValid");
        assertThat(after("{\"attributes\":{\"nbf\":" + (now - 60) + "}}")).isEmpty();
        assertThat(after("{\"key_ops\":[\"wrapKey\"]}")).isEqualTo("KeyOperationForbidden");
    }

    @Test
    void expiredKeyStillOpensWhatItClosedAndADisabledOneDoesNot() {
        long now = clock.instant().getEpochSecond();
        assertThat(after("{\"attributes\":{\"exp\":" + (now - 1) + "}}")).isEqualTo("KeyExpired");
        assertThat(service.opening(key, SERVICE).usable()).isTrue();

        after("{\"attributes\":{\"enabled\":false}}");
        assertThat(service.opening(key, SERVICE).code()).isEqualTo("KeyDisabled");
    }

    @Test
    void keyOfAnEllipticCurveCannotBeMadeToWrap() {
        Vault vault = service.vaults().open("kv-seal");
        ObjectNode curve = Json.object().put("kty", "EC");
        curve.putArray("key_ops").add("wrapKey");
        assertThatThrownBy(() -> service.keys().create(vault, "curve", curve)).hasMessageContaining("wrapKey");

        assertThat(service.keys()
                        .create(vault, "curve", Json.object().put("kty", "EC"))
                        .operations())
                .containsExactly("sign", "verify");
    }

    @Test
    void timeAloneEndsAKey() {
        long end = clock.instant().plus(Duration.ofDays(1)).getEpochSecond();
        assertThat(after("{\"attributes\":{\"exp\":" + end + "}}")).isEmpty();

        clock.advance(Duration.ofDays(2));

        assertThat(service.use(key, SERVICE).code()).isEqualTo("KeyExpired");
    }

    @Test
    void missingThingsAreNamed() {
        assertThat(service.use("https://kv-seal.vault.azure.net/secrets/seal", SERVICE)
                        .code())
                .isEqualTo("InvalidKeyIdentifier");
        assertThat(service.use(key.replace("seal/", "other/"), SERVICE).code()).isEqualTo("KeyNotFound");
        assertThat(service.use(key.replace("kv-seal", "kv-gone"), SERVICE).code())
                .isEqualTo("VaultNotFound");

        service.vaults().remove(id);

        assertThat(service.use(key, SERVICE).code()).isEqualTo("VaultNotFound");
    }

    @Test
    void closedVaultIsOpenToServicesUnlessItSaysOtherwise() {
        put(Json.object().put("publicNetworkAccess", "Disabled"));
        service.permit(id, entra.tenantId(), SERVICE, permissions("all"));
        assertThat(service.use(key, SERVICE).usable()).isTrue();

        ObjectNode closed = Json.object().put("publicNetworkAccess", "Disabled");
        closed.putObject("networkAcls").put("bypass", "None");
        put(closed);

        assertThat(service.use(key, SERVICE).code()).isEqualTo("ForbiddenByConnection");
    }

    private String after(String patch) {
        ObjectNode body = (ObjectNode) Json.parse(patch.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        service.keys().update(service.vaults().open("kv-seal"), "seal", "", body);
        return service.use(key, SERVICE).code();
    }

    private void put(ObjectNode properties) {
        properties.put("tenantId", entra.tenantId());
        properties.putObject("sku").put("family", "A").put("name", "standard");
        ObjectNode body = Json.object().put("location", "eastus");
        service.vaults().put(id, body.set("properties", properties), "vault.azure.net");
    }

    private String key(KeyVersion version) {
        return "https://kv-seal.vault.azure.net/keys/" + version.name() + "/" + version.version();
    }

    private static ObjectNode permissions(String... words) {
        ObjectNode permissions = Json.object();
        for (String word : words) {
            permissions.withArray("keys").add(word);
        }
        return permissions;
    }
}
