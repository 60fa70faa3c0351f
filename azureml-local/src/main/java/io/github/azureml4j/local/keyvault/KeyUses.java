package io.github.azureml4j.local.keyvault;

import io.github.azureml4j.local.front.LocalError;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What services ask that encrypt with a key of a vault: which one an identifier means, and whether they may use it. */
final class KeyUses {

    /** What a service does with a customer-managed key: it looks at it, and wraps a key of its own. */
    private static final List<Right> RIGHTS = List.of(
            Right.keys("get", "read"), Right.keys("wrapKey", "wrap/action"), Right.keys("unwrapKey", "unwrap/action"));

    private static final List<String> OPERATIONS = List.of("wrapKey", "unwrapKey");
    private static final List<String> OPENING = List.of("unwrapKey");

    private static final Pattern KEY_URI =
            Pattern.compile("https://([^./]+)\\.[^/]+/keys/([^/]+)(?:/([^/]*))?/?", Pattern.CASE_INSENSITIVE);

    private final VaultService vaults;
    private final VaultAccess access;
    private final KeyService keys;

    KeyUses(VaultService vaults, VaultAccess access, KeyService keys) {
        this.vaults = vaults;
        this.access = access;
        this.keys = keys;
    }

    /** An identifier taken apart; without a version it means the newest one. */
    record Named(String vault, String key, String version) {

        static @Nullable Named parse(String keyUri) {
            Matcher uri = KEY_URI.matcher(keyUri);
            return uri.matches()
                    ? new Named(uri.group(1), uri.group(2), uri.group(3) == null ? "" : uri.group(3))
                    : null;
        }
    }

    KeyUse use(String keyUri, String principalId) {
        return use(keyUri, principalId, OPERATIONS);
    }

    KeyUse opening(String keyUri, String principalId) {
        return use(keyUri, principalId, OPENING);
    }

    private KeyUse use(String keyUri, String principalId, List<String> operations) {
        Named named = Named.parse(keyUri);
        if (named == null) {
            return KeyUse.refused("InvalidKeyIdentifier", "'" + keyUri + "' does not name a key.");
        }
        try {
            check(vaults.open(named.vault()), named, principalId, operations);
            return KeyUse.GOOD;
        } catch (LocalError refusal) {
            String finer = refusal.target();
            return KeyUse.refused(finer == null ? refusal.code() : finer, String.valueOf(refusal.getMessage()));
        }
    }

    private void check(Vault vault, Named named, String principalId, List<String> operations) {
        VaultRecord record = vault.record();
        Principal service = new Principal(principalId, "", record.tenantId());
        access.requireNearServices(record, service);
        RIGHTS.forEach(right -> access.require(record, service, right, named.key()));
        operations.forEach(operation -> keys.requireFor(vault, named.key(), named.version(), operation));
    }
}
