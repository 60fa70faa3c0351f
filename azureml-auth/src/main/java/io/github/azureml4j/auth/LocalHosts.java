package io.github.azureml4j.auth;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The hosts that are this machine itself or hang on its own link: loopback, and the link-local addresses at which a
 * platform tells its machines who they are. No proxy can reach them in the machine's stead.
 */
final class LocalHosts {

    private static final Pattern LOCAL = Pattern.compile("(.+\\.)?localhost"
            + "|127(\\.\\d{1,3}){3}"
            + "|169\\.254(\\.\\d{1,3}){2}"
            + "|::1|0:0:0:0:0:0:0:1"
            + "|fe80:.*");

    private LocalHosts() {}

    static boolean contains(URI uri) {
        return contains(String.valueOf(uri.getHost()));
    }

    /** A name or an address; one of IPv6 may stand in brackets. */
    static boolean contains(String host) {
        String bare = host.toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
        return LOCAL.matcher(bare).matches();
    }
}
