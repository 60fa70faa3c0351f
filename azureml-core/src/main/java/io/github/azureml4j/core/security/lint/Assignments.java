package io.github.azureml4j.core.security.lint;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets that are handed over inside a command or a sentence: {@code --password x}, {@code TOKEN=x}, {@code curl -u me:x}. */
final class Assignments {
    private static final Suspicion SUSPICION = new Suspicion("secret-in-text", "a secret handed over in a text");
    private static final String VALUE =
            "(\"[^\"]{0,400}\"|'[^']{0,400}'|<[^>]{0,99}>|\\$\\([^)]{0,400}\\)|\\$?\\{\\{[^}]{0,99}}}|[^\\s;,|&]{1,400})";

    private static final Pattern NAMED = Pattern.compile(
            "(?:^|[\\s;,|&('\"{?=/:])[-_]{0,2}/?([A-Za-z][\\w.-]{0,80})[\"']?]?\\s{0,4}(?::|=)\\s{0,4}" + VALUE);
    private static final Pattern FLAG = Pattern.compile("(?:^|\\s)--?([A-Za-z][\\w-]{2,80})\\s+(?!--)" + VALUE);
    private static final Pattern SPOKEN = Pattern.compile(
            "(?i)(?<![a-z])(?:password|passwort|passphrase|mot de passe|contrase\u00f1a|kennwort|wachtwoord|senha|pwd|pass|pw|secret|token|api key|access key)"
                    + "\\s{0,4}(?:is|was|lautet|ist|est|es|:|->|=>)?\\s{1,4}" + VALUE);
    private static final Pattern LOGIN =
            Pattern.compile("(?i)\\b(?:login|log in|user|credentials)\\b[^\\n/]{1,40}\\s/\\s" + VALUE);
    /** A word that may be a key, not far after a word for secrets. */
    private static final Pattern NEARBY = Pattern.compile(
            "(?i)(?<![a-z])(?:passw(?:or[dt]|d)|pwd|pat|secret|token|key)(?![a-z])([^/\\n]{0,40}?[\\s:='\"(,])"
                    + "(?![0-9a-f]{8}-[0-9a-f]{4}-)([a-z0-9+/_~-]{20,400}={0,2})(?![a-z0-9+/_~=-])");

    private static final Pattern HASHES = Pattern.compile(
            "(?i)sha|commit|hash|md5|digest|checksum|revision|version|checkout|thumbprint|ssh-|ecdsa-|vault|\\bid\\b");
    private static final Pattern PASSWORD_LIKE =
            Pattern.compile("(?=.*[A-Za-z])(?:(?=.*\\d)|(?=.*[a-z][A-Z])|(?:[a-z]+-){3})[^\\s/]{6,}");
    private static final String NO_PASSWORD = "\\b(?:mkdir|cp|mv|tar|ssh|scp|rsync)\\b";
    /** Where {@code -u} follows this it names no user: Python takes it for "do not buffer". */
    private static final String NOT_PYTHON = "(?<!\\bpython[\\d.]{0,6}[\\sA-Z-]{0,12})";

    private static final String REST = "[^|;&]{0,400}";

    /** How commands take a password without naming it. */
    private static final Pattern SHORT_FLAG = Pattern.compile("(?:"
            + String.join(
                    "|",
                    "\\b(?:mysql|mysqldump|mysqladmin|mariadb)\\b" + REST + "\\s-p",
                    "\\bsshpass\\s+-p\\s*",
                    "\\baz\\s+(?:sql|postgres|mysql|mariadb|vm|vmss|synapse)\\b" + REST + "\\s-p\\s+",
                    "\\b(?:docker|podman|helm|az|oc|twine)\\b" + REST + "\\s(?:login|upload)\\b" + REST + "\\s-p\\s+",
                    "\\bredis-cli\\b" + REST + "\\s-a\\s+",
                    "\\b(?:sqlcmd|bcp|unzip|zip|mosquitto_\\w+)\\b" + REST + "\\s-P\\s*",
                    "\\b(?:mongo\\w*|rabbitmqadmin)\\b" + REST + "\\s-p\\s+",
                    "\\b(?:7z[ar]?|rar|unrar)\\b" + REST + "\\s-h?p",
                    "\\bsigntool\\b" + REST + "\\s[/-]p\\s+",
                    "\\bcertutil\\b" + REST + "\\s-p\\s+",
                    "\\bConvertTo-SecureString\\s+(?:-String\\s+)?",
                    "\\bmc\\s+alias\\s+set(?:\\s+\\S{1,200}){3}\\s+",
                    "\\bldap\\w+\\b" + REST + "\\s-w\\s+",
                    "\\bkeytool\\b" + REST + "\\s-\\w{0,9}(?:store|key)pass\\s+",
                    "\\bhtpasswd\\s+-\\w{0,9}b\\w{0,9}\\s+\\S{1,200}\\s+\\S{1,200}\\s+",
                    "\\baz\\s+keyvault\\s+secret\\s+set\\b" + REST + "\\s--value[ =]",
                    "\\blftp\\b" + REST + "\\s-u\\s+[^\\s,]{1,200},",
                    "\\bftp\\b" + REST + "\\s[^\\s:@/]{1,200}:(?=[^\\s@]{1,200}@)",
                    "\\bftp\\b" + REST + "\\buser\\s+\\S{1,200}\\s+",
                    "\\b(?:smbclient|smbmap|rpcclient)\\b" + REST + "\\s-U\\s*[\"']?[^\\s%]{1,200}%",
                    "\\b(?:sqlplus|rman|expdp|impdp|sqlldr)\\s+(?:-\\S{1,20}\\s+){0,4}[\"']?[^\\s/\"']{1,200}/",
                    "\\bpoetry\\s+config\\s+http-basic\\.\\S{1,99}\\s+\\S{1,200}\\s+",
                    "\\bopenssl\\s+enc\\b" + REST + "\\s-k\\s+",
                    "\\bssh-keygen\\b" + REST + "\\s-[NP]\\s*",
                    "\\bsmbclient\\s+//\\S{1,200}\\s+(?!-)",
                    "\\b(?:kinit|sudo\\s+-S|su)\\b" + REST + "<<<\\s*",
                    "\\bnet\\s+use\\s+\\S{1,9}\\s+\\\\\\\\\\S{1,200}\\s+")
            + ")" + VALUE);

    private static final Pattern PIPED = Pattern.compile("\\b(?:echo|printf)\\s+(?:-n\\s+)?" + VALUE
            + "\\s*\\|\\s*(?:sudo\\s+-S|su\\b|kinit|(?:sudo\\s+)?chpasswd|[^|;&]{1,200}--(?:password|token)-stdin)");
    private static final Pattern USER = Pattern.compile(
            "(?:\\bcurl\\b|\\bwget\\b|\\bhttp\\b)[^|;&]{0,400}\\s(?:-u|--user|--proxy-user|-U|-a|--auth)[ =]?[\"']?[^\\s:\"']{1,200}:"
                    + VALUE);

    /** A user and, in the same command, what is most often the password: {@code -u me -p x}; some take folders by that letter. */
    private static final Pattern USER_AND_PASSWORD =
            Pattern.compile(NOT_PYTHON + "\\s(?:-u|-U|--user(?:name)?)[ =]\\S{1,200}\\s(?:(?!"
                    + NO_PASSWORD + ")[^|;&]){0,200}?(?<=\\s)-[pP]\\s+" + VALUE + "|\\s-[pP]\\s+" + VALUE
                    + "\\s[^|;&]{0,200}?" + NOT_PYTHON + "(?<=\\s)(?:-u|-U|--user(?:name)?)[ =]");
    /** What a browser that signed in would send. */
    private static final Pattern COOKIE =
            Pattern.compile("(?:\\s-b\\s|\\s--cookie[ =]|(?i:\\bcookie:))\\s{0,4}[\"']?[\\w.-]{1,80}=" + VALUE);
    /** A name and a value as arguments: {@code setenv("DB_PASSWORD", "x")}. */
    private static final Pattern PAIRED = Pattern.compile(
            "\\(\\s{0,4}[\"']([A-Za-z][\\w.-]{0,80})[\"']\\s{0,4},\\s{0,4}(\"[^\"]{1,400}\"|'[^']{1,400}')");

    private static final Pattern QUOTES = Pattern.compile("^[\"']|(?<!\\()[\"')]+$");

    private Assignments() {}

    static Optional<Suspicion> find(String text) {
        boolean found = named(NAMED.matcher(text))
                || named(FLAG.matcher(text))
                || anyValue(SPOKEN.matcher(text), Assignments::isPasswordLike)
                || anyValue(LOGIN.matcher(text), Assignments::isPasswordLike)
                || anyValue(SHORT_FLAG.matcher(text), Placeholders::couldBeSecret)
                || anyValue(PIPED.matcher(text), Placeholders::couldBeSecret)
                || anyValue(USER.matcher(text), Placeholders::couldBeSecret)
                || anyValue(USER_AND_PASSWORD.matcher(text), Assignments::isPasswordLike)
                || anyValue(COOKIE.matcher(text), OpaqueText::isKey)
                || paired(PAIRED.matcher(text))
                || nearby(NEARBY.matcher(OpaqueText.withoutPublic(text)));
        return found ? Optional.of(SUSPICION) : Optional.empty();
    }

    private static boolean named(Matcher matcher) {
        int from = 0;
        while (matcher.find(from)) {
            if (SecretNames.isSecret(matcher.group(1), bare(matcher.group(2)))) {
                return true;
            }
            from = matcher.end(1); // the value of one may be the name of the next
        }
        return false;
    }

    private static boolean paired(Matcher matcher) {
        while (matcher.find()) {
            String value = bare(matcher.group(2));
            if (isPasswordLike(value) && SecretNames.isSecret(matcher.group(1), value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean nearby(Matcher matcher) {
        while (matcher.find()) {
            if (!HASHES.matcher(matcher.group(1)).find() && OpaqueText.isKey(matcher.group(2))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPasswordLike(String value) {
        return Placeholders.couldBeSecret(value) && PASSWORD_LIKE.matcher(value).matches();
    }

    private static boolean anyValue(Matcher matcher, Predicate<String> isSecret) {
        while (matcher.find()) {
            String value = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            if (isSecret.test(bare(value))) {
                return true;
            }
        }
        return false;
    }

    private static String bare(String value) {
        return QUOTES.matcher(value).replaceAll("");
    }
}
