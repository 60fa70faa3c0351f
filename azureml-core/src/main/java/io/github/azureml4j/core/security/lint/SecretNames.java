package io.github.azureml4j.core.security.lint;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Variables whose name says that their value is a secret. */
final class SecretNames {
    private static final Set<String> WORDS = Set.of(
            "password",
            "passwd",
            "passwort",
            "kennwort",
            "passe",
            "senha",
            "contrasena",
            "wachtwoord",
            "haslo",
            "heslo",
            "pwd",
            "pw",
            "psk",
            "pass",
            "passphrase",
            "passcode",
            "pswd",
            "secret",
            "secrets",
            "token",
            "apikey",
            "accesskey",
            "accountkey",
            "privatekey",
            "secretkey",
            "sas",
            "credential",
            "credentials",
            "creds",
            "pat",
            "jwt",
            "bearer",
            "connstr",
            "connectionstring");
    /** A key is a secret only if it is a key to something. */
    private static final Set<String> BEFORE_KEY = Set.of(
            "api",
            "access",
            "account",
            "storage",
            "private",
            "secret",
            "shared",
            "encryption",
            "subscription",
            "function",
            "functions",
            "master",
            "admin",
            "signing",
            "auth",
            "service",
            "client",
            "license",
            "ssh",
            "hmac",
            "aes",
            "webhook",
            "app",
            "openai",
            "cosmos",
            "search",
            "batch",
            "redis",
            "vault",
            "unseal",
            "deploy",
            "host",
            "write",
            "read",
            "application");

    private static final Set<String> NOT_ITSELF = Set.of(
            "file",
            "path",
            "dir",
            "directory",
            "folder",
            "name",
            "names",
            "url",
            "uri",
            "endpoint",
            "id",
            "ids",
            "ttl",
            "expiry",
            "expires",
            "expiration",
            "expire",
            "length",
            "len",
            "count",
            "limit",
            "type",
            "version",
            "column",
            "columns",
            "size",
            "index",
            "enabled",
            "required",
            "days",
            "hours",
            "seconds",
            "minutes",
            "header",
            "field",
            "policy",
            "mode",
            "method",
            "algo",
            "check",
            "through",
            "strength",
            "status",
            "rotation",
            "provider",
            "store",
            "ref",
            "reference",
            "scope",
            "scopes",
            "issuer",
            "audience",
            "budget",
            "mask",
            "strategy",
            "vault",
            "cache",
            "prompt",
            "hint",
            "min",
            "max",
            "source",
            "host",
            "algorithm",
            "alg",
            "format",
            "prefix",
            "suffix",
            "regex",
            "pattern",
            "refresh",
            "lifetime",
            "timeout",
            "env");
    private static final Set<String> NUMBERS_OF = Set.of(
            "max", "min", "num", "n", "use", "enable", "is", "has", "total", "no", "require", "skip", "disable",
            "allow", "public", "eos", "bos", "pad", "unk", "cls", "sep", "special", "stop", "next", "vocab");

    /** Keys that open nothing. */
    private static final Set<String> HARMLESS_KEYS = Set.of(
            "instrumentation", "idempotency", "cache", "public", "partition", "sort", "row", "foreign", "correlation");

    private static final List<String> PASSWORDS =
            List.of("password", "passwd", "passwort", "passphrase", "pwd", "pass", "pw", "passe", "kennwort");
    /** What the names of some programs are written in one word with, such as {@code PGPASSWORD}. */
    private static final List<String> GLUED =
            List.of("password", "passwd", "passphrase", "secret", "apikey", "authtoken");

    /** The same with short words, which many other words end with as well. */
    private static final Pattern GLUED_SHORT = Pattern.compile(
            "(?:ssh|vpn|wifi|zip|jks|pfx|bind|db|sql|pg|my|smtp|mail|ftp|ldap|user|root|admin|app|svc|key|trust|store|src|dest|redis|mq|sys|sa){1,3}(?:pass|pwd|pw)");

    private static final Pattern PAIR = Pattern.compile("[\\w.@-]{1,64}[:/][^\\s/]{4,}");
    private static final Set<String> PAIRS = Set.of("auth", "login");

    private SecretNames() {}

    static Optional<Suspicion> find(String name, String value) {
        return isSecret(name, value)
                ? Optional.of(new Suspicion("secret-name", "a secret, by its name"))
                : Optional.empty();
    }

    /** Whether a value is one that must not be shown, going by what it is called. */
    static boolean isSecret(String name, String value) {
        List<String> words = words(name);
        boolean named = (saysSecret(words) && (saysPassword(words) || !Placeholders.isName(value)))
                || (saysKey(words) && OpaqueText.isKey(value.strip()))
                || (isPair(words) && PAIR.matcher(value).matches() && !Placeholders.isName(value));
        return named && Placeholders.couldBeSecret(value);
    }

    private static boolean saysSecret(List<String> words) {
        return !isAboutSecrets(words)
                && (words.stream()
                                .anyMatch(word -> WORDS.contains(word)
                                        || GLUED.stream().anyMatch(word::endsWith)
                                        || GLUED_SHORT.matcher(word).matches())
                        || namesKey(words));
    }

    private static boolean isPair(List<String> words) {
        return words.stream().anyMatch(PAIRS::contains) && !isAboutSecrets(words);
    }

    private static boolean saysPassword(List<String> words) {
        return PASSWORDS.stream().anyMatch(words.get(words.size() - 1)::endsWith);
    }

    private static boolean saysKey(List<String> words) {
        return !words.isEmpty()
                && words.get(words.size() - 1).endsWith("key")
                && words.stream().noneMatch(word -> HARMLESS_KEYS.contains(word) || word.startsWith("instrumentation"));
    }

    /** Whether a name speaks of secrets without standing for one: their number, their file, the marks that models read as tokens. */
    private static boolean isAboutSecrets(List<String> words) {
        return words.isEmpty()
                || NOT_ITSELF.contains(words.get(words.size() - 1))
                || (words.stream().anyMatch(NUMBERS_OF::contains) && !words.contains("password"));
    }

    private static boolean namesKey(List<String> words) {
        int key = words.lastIndexOf("key");
        return (key > 0 && BEFORE_KEY.contains(words.get(key - 1)))
                || (key > 1 && BEFORE_KEY.contains(words.get(key - 2)));
    }

    /** {@code DB_PASSWORD}, {@code dbPassword} and {@code db-password} are the same words; trailing digits tell nothing. */
    static List<String> words(String name) {
        return Arrays.stream(name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .toLowerCase(Locale.ROOT)
                        .split("[^a-z]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
