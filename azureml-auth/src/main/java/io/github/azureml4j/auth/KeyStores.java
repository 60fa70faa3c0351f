package io.github.azureml4j.auth;

import java.util.Locale;

/** What keeps tokens encrypted on each system, and what to do where it is missing. */
final class KeyStores {

    private static final String OTHERWISE = "; or sign in without remember(...). Tokens are never kept in plain text";

    private KeyStores() {}

    static SignInException missing(Throwable cause) {
        String system = System.getProperty("os.name");
        return SignInException.refused(
                "this machine has no key store in which tokens could be kept encrypted.",
                remedy(system.toLowerCase(Locale.ROOT)) + OTHERWISE,
                cause);
    }

    private static String remedy(String system) {
        if (system.startsWith("windows")) {
            return "sign in to Windows as a user with a profile, since Data Protection (DPAPI) needs one";
        }
        if (system.startsWith("mac")) {
            return "unlock the login keychain";
        }
        return "install libsecret-1-0 and gnome-keyring, and run in a session with D-Bus and an unlocked keyring "
                + "(without a desktop: dbus-run-session, then gnome-keyring-daemon --unlock)";
    }
}
