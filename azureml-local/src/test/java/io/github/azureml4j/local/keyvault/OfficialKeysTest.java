package io.github.azureml4j.local.keyvault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.exception.ResourceNotFoundException;
import com.azure.security.keyvault.keys.KeyClient;
import com.azure.security.keyvault.keys.KeyClientBuilder;
import com.azure.security.keyvault.keys.cryptography.CryptographyClient;
import com.azure.security.keyvault.keys.cryptography.CryptographyClientBuilder;
import com.azure.security.keyvault.keys.cryptography.models.EncryptionAlgorithm;
import com.azure.security.keyvault.keys.cryptography.models.KeyWrapAlgorithm;
import com.azure.security.keyvault.keys.cryptography.models.SignatureAlgorithm;
import com.azure.security.keyvault.keys.models.CreateEcKeyOptions;
import com.azure.security.keyvault.keys.models.CreateRsaKeyOptions;
import com.azure.security.keyvault.keys.models.KeyCurveName;
import com.azure.security.keyvault.keys.models.KeyProperties;
import com.azure.security.keyvault.keys.models.KeyType;
import com.azure.security.keyvault.keys.models.KeyVaultKey;
import io.github.azureml4j.local.ArmFixture;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.OfficialClients;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** azure-security-keyvault-keys, unmodified, with challenge verification on, as it is by default. */
class OfficialKeysTest {

    private static final byte[] SECRET = "a data key of sorts".getBytes(StandardCharsets.UTF_8);

    private static AzureMlLocal local;
    private static KeyClient keys;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        new ArmFixture(local).keyVault("kv-official", ArmFixture.REGION);
        keys = new KeyClientBuilder()
                .vaultUrl("https://kv-official.vault.azure.net")
                .credential(OfficialClients.credential(local))
                .httpClient(OfficialClients.transport(local))
                .buildClient();
    }

    @AfterAll
    static void stop() {
        assertThat(local.requests().refusedHosts()).isEmpty();
        local.close();
    }

    @Test
    void rsaKeyIsMadeAndReadInAllItsVersions() {
        KeyVaultKey first = keys.createRsaKey(new CreateRsaKeyOptions("rsa-versions").setKeySize(2048));
        KeyVaultKey second = keys.rotateKey("rsa-versions");

        assertThat(first.getId()).startsWith("https://kv-official.vault.azure.net/keys/rsa-versions/");
        assertThat(first.getKeyType()).isEqualTo(KeyType.RSA);
        assertThat(first.getKey().getN()).hasSize(256);
        assertThat(first.getProperties().isEnabled()).isTrue();
        assertThat(first.getProperties().getRecoveryLevel()).isEqualTo("Recoverable+Purgeable");
        assertThat(keys.getKey("rsa-versions").getId()).isEqualTo(second.getId());
        assertThat(keys.getKey("rsa-versions", first.getProperties().getVersion())
                        .getKey()
                        .getN())
                .isEqualTo(first.getKey().getN());
        assertThat(keys.listPropertiesOfKeyVersions("rsa-versions")).hasSize(2);
        assertThat(keys.listPropertiesOfKeys()).anyMatch(key -> key.getName().equals("rsa-versions"));
    }

    @Test
    void wrappedKeyIsUnwrappedByTheVault() {
        KeyVaultKey key = keys.createRsaKey(new CreateRsaKeyOptions("rsa-wrap"));
        CryptographyClient crypto = crypto(key.getId());

        byte[] wrapped = crypto.wrapKey(KeyWrapAlgorithm.RSA_OAEP, SECRET).getEncryptedKey();

        assertThat(crypto.unwrapKey(KeyWrapAlgorithm.RSA_OAEP, wrapped).getKey())
                .isEqualTo(SECRET);
        assertThat(local.requests().entries())
                .anyMatch(entry -> entry.path().endsWith("/unwrapkey") && entry.status() == 200);
    }

    @Test
    void cipherTextIsDecryptedByTheVault() {
        KeyVaultKey key = keys.createRsaKey(new CreateRsaKeyOptions("rsa-crypt"));
        CryptographyClient crypto = crypto(key.getId());

        byte[] secret = crypto.encrypt(EncryptionAlgorithm.RSA1_5, SECRET).getCipherText();

        assertThat(crypto.decrypt(EncryptionAlgorithm.RSA1_5, secret).getPlainText())
                .isEqualTo(SECRET);
    }

    @Test
    void vaultSignsWhatTheClientVerifies() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(SECRET);
        CryptographyClient rsa =
                crypto(keys.createRsaKey(new CreateRsaKeyOptions("rsa-sign")).getId());
        CryptographyClient elliptic =
                crypto(keys.createEcKey(new CreateEcKeyOptions("ec-sign").setCurveName(KeyCurveName.P_256))
                        .getId());

        byte[] rsaProof = rsa.sign(SignatureAlgorithm.RS256, digest).getSignature();
        byte[] ecProof = elliptic.sign(SignatureAlgorithm.ES256, digest).getSignature();

        assertThat(rsa.verify(SignatureAlgorithm.RS256, digest, rsaProof).isValid())
                .isTrue();
        assertThat(elliptic.verify(SignatureAlgorithm.ES256, digest, ecProof).isValid())
                .isTrue();
        byte[] other = MessageDigest.getInstance("SHA-256").digest(new byte[1]);
        assertThat(elliptic.verify(SignatureAlgorithm.ES256, other, ecProof).isValid())
                .isFalse();
    }

    @Test
    void disabledKeyIsOfNoUse() {
        KeyVaultKey key = keys.createRsaKey(new CreateRsaKeyOptions("rsa-disabled"));
        CryptographyClient crypto = crypto(key.getId());
        byte[] wrapped = crypto.wrapKey(KeyWrapAlgorithm.RSA_OAEP, SECRET).getEncryptedKey();

        KeyProperties disabled =
                keys.updateKeyProperties(key.getProperties().setEnabled(false)).getProperties();

        assertThat(disabled.isEnabled()).isFalse();
        assertThatThrownBy(() -> crypto.unwrapKey(KeyWrapAlgorithm.RSA_OAEP, wrapped))
                .isInstanceOfSatisfying(
                        HttpResponseException.class,
                        refusal -> assertThat(refusal.getResponse().getStatusCode())
                                .isEqualTo(403));
    }

    @Test
    void expiredKeyStillUnwrapsButSignsNoMore() throws Exception {
        OffsetDateTime past = local.clock().instant().minusSeconds(60).atOffset(ZoneOffset.UTC);
        KeyVaultKey key = keys.createRsaKey(new CreateRsaKeyOptions("rsa-expired"));
        CryptographyClient crypto = crypto(key.getId());
        byte[] wrapped = crypto.wrapKey(KeyWrapAlgorithm.RSA_OAEP, SECRET).getEncryptedKey();

        keys.updateKeyProperties(key.getProperties().setExpiresOn(past));

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(SECRET);
        assertThat(crypto.unwrapKey(KeyWrapAlgorithm.RSA_OAEP, wrapped).getKey())
                .isEqualTo(SECRET);
        assertThatThrownBy(() -> crypto.sign(SignatureAlgorithm.RS256, digest))
                .isInstanceOf(HttpResponseException.class);
    }

    @Test
    void deletedKeyIsGoneUntilRecovered() {
        keys.createRsaKey(new CreateRsaKeyOptions("rsa-deleted"));

        keys.beginDeleteKey("rsa-deleted").waitForCompletion(Duration.ofSeconds(30));
        assertThatThrownBy(() -> keys.getKey("rsa-deleted")).isInstanceOf(ResourceNotFoundException.class);
        assertThat(keys.getDeletedKey("rsa-deleted").getRecoveryId())
                .isEqualTo("https://kv-official.vault.azure.net/deletedkeys/rsa-deleted");

        keys.beginRecoverDeletedKey("rsa-deleted").waitForCompletion(Duration.ofSeconds(30));
        assertThat(keys.getKey("rsa-deleted").getName()).isEqualTo("rsa-deleted");
    }

    @Test
    void purgedKeyIsGoneForGood() {
        keys.createRsaKey(new CreateRsaKeyOptions("rsa-purged"));
        keys.beginDeleteKey("rsa-purged").waitForCompletion(Duration.ofSeconds(30));

        keys.purgeDeletedKey("rsa-purged");

        assertThatThrownBy(() -> keys.getDeletedKey("rsa-purged")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void missingKeyIsNotFound() {
        assertThatThrownBy(() -> keys.getKey("nothing")).isInstanceOf(ResourceNotFoundException.class);
    }

    private static CryptographyClient crypto(String keyId) {
        return new CryptographyClientBuilder()
                .keyIdentifier(keyId)
                .credential(OfficialClients.credential(local))
                .httpClient(OfficialClients.transport(local))
                .buildClient();
    }
}
