package io.github.azureml4j.core.security.lint;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts that stand where a secret will be, or that say where it is. */
final class Placeholders {
    private static final int SHORTEST_SECRET = 4;

    private static final Set<String> WORDS = Set.of(
            "true",
            "false",
            "none",
            "null",
            "nil",
            "undefined",
            "yes",
            "no",
            "on",
            "off",
            "basic",
            "bearer",
            "default",
            "disabled",
            "enabled",
            "required",
            "optional",
            "oauth",
            "oauth2",
            "identity",
            "managed",
            "msi",
            "azuread",
            "auto",
            "env",
            "file",
            "vault",
            "keyvault",
            "redacted",
            "masked",
            "hidden",
            "removed",
            "secret",
            "password",
            "token",
            "placeholder",
            "todo",
            "tbd",
            "example",
            "dummy",
            "empty",
            "unset",
            "changeme",
            "prompt",
            "stdin",
            "aad",
            "entra");
    private static final Pattern REFERENCE = Pattern.compile(
            "\\$.*|<.*>|\\[.*]|\\{\\{?.*}}?|%[A-Za-z_]\\w*%|@Microsoft\\.KeyVault\\(.*|[*x•.#-]{3,}|(?i)your[-_ ].*|(?i)(?:replace|insert|enter|put)[-_ ].*|(?i)secret[:-]?ref.*|(?i)keyvault:.*|azureml://.*|.*\\.{3}|ENC\\[.*|!secret .*|\\.\\*.*");
    /** Program text that gets a value from elsewhere. */
    private static final Pattern CODE = Pattern.compile(
            "[A-Za-z_]\\w*+(?:\\.[A-Za-z_]\\w*+){1,9}+[\\[(].*|[A-Za-z_]\\w*+(?:\\([\"')].*|\\[[\"'].*)");

    private static final Pattern MENTION =
            Pattern.compile("(?i)\\$\\{|<[a-z][^<>]{0,99}>|\\*{3}|(?<![a-z])(?:key-?vault|kv)(?![a-z])");
    private static final Pattern LOCATION = Pattern.compile(
            "(?:~|\\.{1,2})?/[^\\s]*|[A-Za-z]:\\\\.*|(?i)(?:https?|wss?|file|azureml|abfss?|wasbs?|s3|gs|dbfs)://[^\\s]*|(?:file|env|fd):[^\\s]*");
    private static final Pattern PLAIN_NUMBER =
            Pattern.compile("-?\\d{1,5}(?:\\.\\d+)?|\\d+(?:ms|s|m|h|d|KB|MB|GB|Ki|Mi|Gi)");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(?:[T ].*)?");

    /** A few plain words, or a name in capitals as variables have: what a secret is called in its vault or environment. */
    private static final Pattern NAME =
            Pattern.compile("[A-Za-z]+(?:[-_.][A-Za-z]+){0,2}|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+");

    private Placeholders() {}

    /** Whether a text is rather the name of a secret than the secret. */
    static boolean isName(String text) {
        return NAME.matcher(text.strip()).matches();
    }

    /** Whether a value could be a secret at all. */
    static boolean couldBeSecret(String text) {
        String value = text.strip();
        return value.length() >= SHORTEST_SECRET
                && !WORDS.contains(value.toLowerCase(Locale.ROOT))
                && !REFERENCE.matcher(value).matches()
                && !CODE.matcher(value).matches()
                && !MENTION.matcher(value).find()
                && !LOCATION.matcher(value).matches()
                && !PLAIN_NUMBER.matcher(value).matches()
                && !DATE.matcher(value).matches();
    }
}
