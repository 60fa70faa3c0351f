package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.LocalError;
import java.util.Map;

/** Lets in who holds a key of the account, or a signature that allows what is asked for. */
final class BlobGuard implements Guard {

    private static final String SHARED_KEY = "SharedKey ";

    private final StorageService accounts;
    private final BlobService blobs;
    private final Guard bearer;

    /** @param bearer checks the tokens of principals, none of whom has a role on blobs */
    BlobGuard(StorageService accounts, BlobService blobs, Guard bearer) {
        this.accounts = accounts;
        this.blobs = blobs;
        this.bearer = bearer;
    }

    @Override
    public Caller check(Exchange exchange) {
        StorageAccount account = accounts.account(exchange.host("account"));
        String authorization = exchange.header("Authorization");
        if (authorization == null) {
            checkSignedAddress(exchange, account);
        } else if (authorization.startsWith(SHARED_KEY)) {
            checkSharedKey(exchange, account, authorization.substring(SHARED_KEY.length()));
        } else {
            bearer.check(exchange);
            throw LocalError.forbidden(
                    "AuthorizationPermissionMismatch",
                    "This request is not authorized to perform this operation using this permission.");
        }
        return new Caller("", "", account.name(), Map.of());
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

    private void checkSignedAddress(Exchange exchange, StorageAccount account) {
        if (exchange.query("sig") == null) {
            throw LocalError.unauthorized(
                    "NoAuthenticationInformation",
                    "Server failed to authenticate the request. Please refer to the information in the www-authenticate"
                            + " header.");
        }
        SharedAccess access = new SharedAccess(exchange.queries());
        BlobPath path = BlobPath.parse(exchange.rawPath());
        access.verify(account, path, exchange.scheme(), exchange.now());
        BlobAction action = BlobAction.of(exchange, path);
        boolean isNew = blobs.get(account.name(), path.container(), path.blob()).isEmpty();
        if (!action.isGrantedBy(access, isNew)) {
            throw LocalError.forbidden(
                    "AuthorizationPermissionMismatch",
                    "This request is not authorized to perform this operation using this permission.");
        }
    }
}
