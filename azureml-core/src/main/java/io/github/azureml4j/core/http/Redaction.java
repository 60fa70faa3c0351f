package io.github.azureml4j.core.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes secrets out of addresses before they reach a log, an exception or a progress line. */
public final class Redaction {
    private static final Pattern PARAMETER = Pattern.compile("([?&])([^=&#]+)=([^&#]*)");
    private static final Pattern USER = Pattern.compile("//[^/?#]*@");
    private static final Set<String> SECRET = Set.of(
            "sig",
            "signature",
            "token",
            "access_token",
            "refresh_token",
            "id_token",
            "code",
            "key",
            "secret",
            "client_secret",
            "password",
            "assertion",
            "client_assertion",
            "se",
            "skoid",
            "sktid");

    private Redaction() {}

    /**
     * The address with the values of secret-bearing parameters and any user replaced by {@code ***}.
     *
     * @param uri any address
     */
    public static URI mask(URI uri) {
        return URI.create(mask(uri.toString()));
    }

    /**
     * The same for an address in text form, which need not be a valid one.
     *
     * @param address any text
     */
    public static String mask(String address) {
        String anonymous = USER.matcher(address).replaceAll("//***@");
        return PARAMETER.matcher(anonymous).replaceAll(Redaction::parameter);
    }

    private static String parameter(java.util.regex.MatchResult m) {
        boolean secret = SECRET.contains(m.group(2).toLowerCase(Locale.ROOT));
        return Matcher.quoteReplacement(m.group(1) + m.group(2) + "=" + (secret ? "***" : m.group(3)));
    }
}
