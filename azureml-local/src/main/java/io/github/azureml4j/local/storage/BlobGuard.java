package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.LocalError;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets in who comes from where the account allows it, and who holds a key of the account, a signature that allows what is
 * asked for, or a token and a role.
 */
final class BlobGuard implements Guard {

    private static final String SHARED_KEY = "SharedKey ";

    private final StorageService accounts;
    private final BlobService blobs;
    private final BlobAccess access;
    private final BlobTokens tokens;
    private final Supplier<Optional<String>> callerAddress;

    BlobGuard(
            StorageService accounts,
            BlobService blobs,
            BlobAccess access,
            BlobTokens tokens,
            Supplier<Optional<String>> callerAddress) {
        this.accounts = accounts;
        this.blobs = blobs;
        this.access = access;
        this.tokens = tokens;
        this.callerAddress = callerAddress;
    }

    @Override
    public Caller check(Exchange exchange) {
        StorageAccount account = accounts.account(exchange.host("account"));
        AccountSettings settings = AccountSettings.of(account);
        settings.requireReachable(exchange.scheme(), callerAddress.get());
        Caller caller = authenticate(exchange, account, settings);
        accounts.requireKey(account);
        return caller;
    }

    private Caller authenticate(Exchange exchange, StorageAccount account, AccountSettings settings) {
        String authorization = exchange.header("Authorization");
        if (authorization == null && exchange.query("sig") != null) {
            return checkSignedAddress(exchange, account, settings);
        }
        if (authorization == null) {
            return checkPublic(exchange, account, settings);
        }
        if (authorization.startsWith(SHARED_KEY)) {
            settings.requireKeysAllowed();
            checkSharedKey(exchange, account, authorization.substring(SHARED_KEY.length()));
            return holder(account);
        }
        Caller caller = tokens.check(exchange);
        checkRoles(exchange, account, caller.objectId());
        return caller;
    }

    private static void checkSharedKey(Exchange exchange, StorageAccount account, String credential) {
        String[] parts = credential.split(":", 2);
        String text = SharedKey.text(exchange, account.name());
        boolean signed = parts.length == 2
                && parts[0].equals(account.name())
                && account.keys().stream().anyMatch(key -> Signature.matches(text, key.value(), parts[1]));
        if (!signed) {
            throw LocalError.forbidden(
                    "AuthenticationFailed",
                    "Server failed to authenticate the request. Make sure the value of Authorization header is formed"
                            + " correctly including the signature. The string that was signed here is '" + text + "'.");
        }
    }

    private Caller checkSignedAddress(Exchange exchange, StorageAccount account, AccountSettings settings) {
        SharedAccess signature = new SharedAccess(exchange.queries());
        BlobPath path = BlobPath.parse(exchange.rawPath());
        if (signature.isDelegated()) {
            signature.verify(account, path, accounts.delegation(), exchange.now());
            checkRoles(exchange, account, signature.delegated().objectId());
        } else {
            settings.requireKeysAllowed();
            signature.verify(account, path);
        }
        signature.requireTime(exchange.scheme(), exchange.now());
        if (!BlobAction.of(exchange, path).isGrantedBy(signature, isNew(account, path))) {
            throw BlobAccess.mismatch();
        }
        return holder(account);
    }

    private void checkRoles(Exchange exchange, StorageAccount account, String objectId) {
        BlobPath path = BlobPath.parse(exchange.rawPath());
        access.require(account, objectId, path, BlobAction.of(exchange, path), isNew(account, path));
    }

    /** A container may be open to anybody: its blobs, or the list of them too. */
    private Caller checkPublic(Exchange exchange, StorageAccount account, AccountSettings settings) {
        BlobPath path = BlobPath.parse(exchange.rawPath());
        BlobAction action = BlobAction.of(exchange, path);
        boolean open = settings.allowsPublicContainers()
                && blobs.opens(account.name(), path.container())
                        .filter(action::isPublicAt)
                        .isPresent();
        if (!open) {
            throw tokens.refused(exchange, "NoAuthenticationInformation");
        }
        return Caller.ANONYMOUS;
    }

    private boolean isNew(StorageAccount account, BlobPath path) {
        return blobs.get(account.name(), path.container(), path.blob()).isEmpty();
    }

    private static Caller holder(StorageAccount account) {
        return new Caller("", "", account.name(), Map.of());
    }
}
