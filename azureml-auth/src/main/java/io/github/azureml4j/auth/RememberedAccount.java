package io.github.azureml4j.auth;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.aad.msal4j.IAccount;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who signed in last, so that another run of the program finds that person's tokens in the encrypted cache. Names the
 * account; no secret. Lies next to the cache's own file, readable to its owner only.
 */
record RememberedAccount(Path file) {

    private static final Logger LOG = LoggerFactory.getLogger(RememberedAccount.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    static RememberedAccount in(String cacheName, String authority, String tenant, String client) {
        String name = String.join("_", cacheName, authority, tenant, client) + ".account.json";
        return new RememberedAccount(KeyStoreCache.directory().resolve(name));
    }

    /** Which of the accounts that the cache knows it was. */
    Optional<IAccount> among(Set<IAccount> accounts) {
        String id = homeAccountId();
        return accounts.stream().filter(each -> id.equals(each.homeAccountId())).findFirst();
    }

    /** A failure costs a sign-in in the next run, and nothing now. */
    void write(IAccount account) {
        try {
            byte[] content = JSON.writeValueAsBytes(JSON.createObjectNode()
                    .put("homeAccountId", account.homeAccountId())
                    .put("authority", account.environment())
                    .put("username", account.username()));
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = Files.createTempFile(folder, "account", ".new", ownerOnly());
            Files.write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("{} cannot be written, so the next run has to sign in again: {}", file, e.toString());
        }
    }

    /** Empty when nobody is remembered, or what is written names nobody: then the person is asked again. */
    private String homeAccountId() {
        if (!Files.exists(file)) {
            return "";
        }
        try {
            return JSON.readTree(file.toFile()).path("homeAccountId").asText();
        } catch (IOException unreadable) {
            LOG.warn("{} names no account and is not used: {}", file, unreadable.toString());
            return "";
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
