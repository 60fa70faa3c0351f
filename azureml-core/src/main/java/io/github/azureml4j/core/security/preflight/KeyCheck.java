package io.github.azureml4j.core.security.preflight;

import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.security.KeyRef;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.core.security.reading.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Whether one version of a key can encrypt a workspace: there, usable now and for some time, RSA, and allowed to wrap. */
final class KeyCheck implements Check {
    private static final Duration SOON = Duration.ofDays(30);
    private static final Set<Integer> SIZES = Set.of(2048, 3072, 4096);

    private final Reader reader;
    private final ArmId vault;
    private final KeyRef key;

    KeyCheck(Reader reader, ArmId vault, KeyRef key) {
        this.reader = reader;
        this.vault = vault;
        this.key = key;
    }

    @Override
    public List<Finding> look() {
        VaultKeys keys = new VaultKeys(reader, vault);
        Reading<KeyFacts> facts = keys.read(key);
        if (facts.isAbsent()) {
            return List.of(absent(keys));
        }
        return facts.unread()
                .map(
                        reason -> List.of(
                                Finding.unknown(
                                        "CMK_KEY_UNREADABLE",
                                        key.uri(),
                                        reason,
                                        "ask for the role Key Vault Reader on the key vault, or an access policy with key permission get")))
                .orElseGet(() -> findings(facts.value().orElseThrow()));
    }

    private Finding absent(VaultKeys keys) {
        return keys.isDeleted(key)
                ? Finding.blocker(
                        "CMK_KEY_SOFT_DELETED", key.uri(), "key " + key.uri() + " is deleted", cli("recover", ""))
                : Finding.blocker(
                        "CMK_KEY_MISSING",
                        key.uri(),
                        "there is no key " + key.uri(),
                        cli("create", " --kty RSA --size 3072 --ops wrapKey unwrapKey"));
    }

    private List<Finding> findings(KeyFacts facts) {
        List<Finding> found = new ArrayList<>();
        if (!facts.enabled()) {
            found.add(block("CMK_KEY_DISABLED", "is disabled", change("--enabled true")));
        }
        validity(facts, found);
        if (!facts.isRsa()) {
            found.add(
                    block("CMK_KEY_NOT_RSA", "is of type " + facts.type() + ", not RSA", cli("create", " --kty RSA")));
            return found;
        }
        if (facts.bits() != 0 && !SIZES.contains(facts.bits())) {
            found.add(block(
                    "CMK_KEY_SIZE",
                    "has " + facts.bits() + " bits, not 2048, 3072 or 4096",
                    cli("create", " --kty RSA --size 3072")));
        }
        if (!facts.wraps()) {
            found.add(block(
                    "CMK_KEY_WITHOUT_WRAPPING",
                    "may not be used to wrap and unwrap keys, only for " + facts.operations(),
                    change("--ops wrapKey unwrapKey")));
        }
        return found;
    }

    private void validity(KeyFacts facts, List<Finding> found) {
        Instant now = reader.azure().clock().instant();
        Instant begin = facts.notBefore();
        Instant end = facts.expires();
        if (begin != null && begin.isAfter(now)) {
            found.add(block("CMK_KEY_NOT_YET_VALID", "is not valid before " + begin, change("--not-before " + now)));
        }
        if (end != null && !end.isAfter(now)) {
            found.add(block("CMK_KEY_EXPIRED", "expired at " + end, cli("rotate", "")));
        } else if (end != null && end.isBefore(now.plus(SOON))) {
            found.add(Finding.warning(
                    "CMK_KEY_EXPIRES_SOON",
                    key.uri(),
                    "key " + key.uri() + " expires at " + end + "; the workspace fails from then on",
                    cli("rotate", "") + ", then workspace.security().rotateKey(...)"));
        }
    }

    private Finding block(String code, String what, String remedy) {
        return Finding.blocker(code, key.uri(), "key " + key.uri() + " " + what, remedy);
    }

    private String cli(String verb, String more) {
        return "az keyvault key " + verb + " --vault-name " + key.vaultName() + " --name " + key.name() + more;
    }

    private String change(String what) {
        return "az keyvault key set-attributes --id " + key.uri() + " " + what;
    }
}
