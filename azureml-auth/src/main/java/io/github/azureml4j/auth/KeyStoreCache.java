package io.github.azureml4j.auth;

import com.microsoft.aad.msal4j.ITokenCacheAccessAspect;
import com.microsoft.aad.msal4jextensions.PersistenceSettings;
import com.microsoft.aad.msal4jextensions.PersistenceTokenCacheAccessAspect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Tokens that later runs find again, kept by the system's key store: Data Protection on Windows, the keychain on macOS,
 * the Secret Service on Linux. Never in plain text: where there is no key store, nobody is signed in.
 */
final class KeyStoreCache {

    private static final String SERVICE = "azureml4j";
    private static final String OTHERWISE = "; or sign in without remember(...). Tokens are never kept in plain text";

    private KeyStoreCache() {}

    /**
     * A cache of its own for each name.
     *
     * @throws SignInException when the key store keeps nothing, which is tried
     */
    static ITokenCacheAccessAspect named(String name) {
        PersistenceSettings settings = PersistenceSettings.builder(name + ".azureml4j", directory())
                .setMacKeychain(SERVICE, name)
                .setLinuxKeyring("default", SERVICE, "azureml4j: " + name, "service", SERVICE, "cache", name)
                .build();
        try {
            return new PersistenceTokenCacheAccessAspect(settings);
        } catch (IOException | RuntimeException | Error absent) {
            // JNA tells of a missing library, and of a refusal of the keyring, with errors.
            if (absent instanceof VirtualMachineError fatal) {
                throw fatal;
            }
            throw missing(absent);
        }
    }

    /** Where azure-identity has its caches' files too. */
    static Path directory() {
        Path home = Path.of(System.getProperty("user.home"));
        return system().startsWith("windows")
                ? home.resolve("AppData/Local/.IdentityService")
                : home.resolve(".IdentityService");
    }

    private static SignInException missing(Throwable cause) {
        return SignInException.refused(
                "this machine has no key store in which tokens could be kept encrypted.", remedy() + OTHERWISE, cause);
    }

    private static String remedy() {
        if (system().startsWith("windows")) {
            return "sign in to Windows as a user with a profile, since Data Protection (DPAPI) needs one";
        }
        if (system().startsWith("mac")) {
            return "unlock the login keychain";
        }
        return "install libsecret-1-0 and gnome-keyring, and run in a session with D-Bus and an unlocked keyring "
                + "(without a desktop: dbus-run-session, then gnome-keyring-daemon --unlock)";
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT);
    }
}
