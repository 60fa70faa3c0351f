package io.github.azureml4j.auth;

import com.azure.identity.AuthenticationRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who signed in, so that another run of the program finds the right tokens in the encrypted cache. Names the account, its
 * tenant and the application; no secret. Lies next to the cache's own file, readable to its owner only.
 */
record RememberedAccount(Path file) {

    private static final Logger LOG = LoggerFactory.getLogger(RememberedAccount.class);

    static RememberedAccount in(String cacheName, String authority, String tenant, String client) {
        String name = String.join("_", cacheName, authority, tenant, client) + ".account.json";
        return new RememberedAccount(directory().resolve(name));
    }

    /** Null when nobody is remembered, or what is written is no account: then the person is asked again. */
    @Nullable
    AuthenticationRecord read() {
        if (!Files.exists(file)) {
            return null;
        }
        try (InputStream content = Files.newInputStream(file)) {
            AuthenticationRecord record = AuthenticationRecord.deserialize(content);
            return record.getHomeAccountId() == null || record.getAuthority() == null ? null : record;
        } catch (IOException | RuntimeException unreadable) {
            LOG.warn("{} names no account and is not used: {}", file, unreadable.toString());
            return null;
        }
    }

    /** A failure costs a sign-in in the next run, and nothing now. */
    void write(AuthenticationRecord record) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        record.serialize(content);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "account", ".new", ownerOnly());
            Files.write(fresh, content.toByteArray());
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("{} cannot be written, so the next run has to sign in again: {}", file, e.toString());
        }
    }

    /** Where azure-identity has its caches. */
    private static Path directory() {
        Path home = Path.of(System.getProperty("user.home"));
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
        return windows ? home.resolve("AppData/Local/.IdentityService") : home.resolve(".IdentityService");
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }
}
