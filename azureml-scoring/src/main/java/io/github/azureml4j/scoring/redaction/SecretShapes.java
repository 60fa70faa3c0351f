package io.github.azureml4j.scoring.redaction;

import java.util.List;
import java.util.regex.Pattern;

/** What looks like a secret, whoever it belongs to. */
final class SecretShapes {
    private static final String NAMES =
            "(?:sig|client_secret|client_assertion|assertion|access_token|refresh_token|id_token"
                    + "|device_code|password|AccountKey|SharedAccessKey|SharedAccessSignature|sasToken|primaryKey|secondaryKey"
                    + "|clientSecret|accessToken|refreshToken|api[-_]key)";

    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile("()eyJ[A-Za-z0-9_-]{6,}\\.[A-Za-z0-9_-]{6,}(?:\\.[A-Za-z0-9_-]*)*"),
            Pattern.compile("(-----BEGIN [A-Z ]*PRIVATE KEY-----)[\\s\\S]*?(?=-----END|$)"),
            Pattern.compile(
                    "(?i)(\\b(?:Bearer|Basic|SharedKey) )(?!(?:authorization_uri|realm|error|claims|resource)\\b)(?=[^\\s,;\"']*[0-9+/=_])[A-Za-z0-9._~+/=:-]{12,}"),
            Pattern.compile("(?i)((?<![A-Za-z0-9])" + NAMES + "(?:=|%3D))[^&\\s\"'<>;,)]+"),
            Pattern.compile("(?i)(\\\\?[\"']" + NAMES + "\\\\?[\"']\\s*:\\s*\\\\?[\"'])[^\"'\\\\]+"),
            Pattern.compile("(?i)(\\b[a-z][a-z0-9+.-]{1,9}://)[^/?#\\s@]+(?=@)"));

    private SecretShapes() {}

    static String mask(String text) {
        String masked = text;
        for (Pattern shape : SHAPES) {
            masked = shape.matcher(masked).replaceAll("$1***");
        }
        return masked;
    }
}
