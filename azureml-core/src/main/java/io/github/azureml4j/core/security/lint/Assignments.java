package io.github.azureml4j.core.security.lint;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets that are handed over inside a command or a sentence: {@code --password x}, {@code TOKEN=x}, {@code curl -u me:x}. */
final class Assignments {
    private static final Suspicion SUSPICION = new Suspicion("secret-in-text", "a secret handed over in a text");
    private static final String VALUE = "(\"[^\"]*\"|'[^']*'|[^\\s;,|&]+)";

    private static final Pattern NAMED =
            Pattern.compile("(?:^|[\\s;,|&('\"{?])-{0,2}/?([A-Za-z][\\w.-]*)[\"']?\\s*(?::\\s+|:(?=[\"'])|=\\s*)" + VALUE);
    private static final Pattern FLAG = Pattern.compile("(?:^|\\s)--?([A-Za-z][\\w-]{2,})\\s+" + VALUE);
    private static final Pattern SPOKEN =
            Pattern.compile("(?i)\\b(password|passphrase|pwd|secret|token|api key|access key)\\s+(?:is|was|:|->|=>)\\s*" + VALUE);
    private static final Pattern SHORT_FLAG = Pattern.compile(
            "(?:\\b(?:mysql|mysqldump|mysqladmin|mariadb)\\b[^|;&]*\\s-p|\\bsshpass\\s+-p\\s*|\\b(?:docker|podman|helm|az|oc|twine)\\b[^|;&]*\\s(?:login|upload)\\b[^|;&]*\\s-p\\s+|\\bredis-cli\\b[^|;&]*\\s-a\\s+|\\b(?:sqlcmd|bcp)\\b[^|;&]*\\s-P\\s*|\\bmongo\\w*\\b[^|;&]*\\s-p\\s+)"
                    + VALUE);
    private static final Pattern USER = Pattern.compile("(?:\\bcurl\\b|\\bwget\\b|\\bhttp\\b)[^|;&]*\\s(?:-u|--user|-a)[ =]?[\"']?[^\\s:\"']+:" + VALUE);

    private Assignments() {}

    static Optional<Suspicion> find(String text) {
        boolean found = named(NAMED.matcher(text))
                || named(FLAG.matcher(text))
                || named(SPOKEN.matcher(text))
                || anyValue(SHORT_FLAG.matcher(text))
                || anyValue(USER.matcher(text));
        return found ? Optional.of(SUSPICION) : Optional.empty();
    }

    private static boolean named(Matcher matcher) {
        int from = 0;
        while (matcher.find(from)) {
            if (SecretNames.saysSecret(matcher.group(1)) && Placeholders.couldBeSecret(bare(matcher.group(2)))) {
                return true;
            }
            from = matcher.end(1); // the value of one may be the name of the next
        }
        return false;
    }

    private static boolean anyValue(Matcher matcher) {
        while (matcher.find()) {
            if (Placeholders.couldBeSecret(bare(matcher.group(1)))) {
                return true;
            }
        }
        return false;
    }

    private static String bare(String value) {
        return value.replaceAll("^[\"']|[\"']$", "");
    }
}
