package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.front.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What a request does, in the letters of shared access signatures.
 *
 * @param resource {@code s} for the account, {@code c} for a container, {@code o} for a blob
 * @param permissions any one of these allows it
 */
record BlobAction(char resource, String permissions) {

    static BlobAction of(Exchange exchange, BlobPath path) {
        String comp = exchange.query("comp");
        if (path.container().isEmpty()) {
            return new BlobAction('s', "list".equals(comp) ? "l" : "r");
        }
        return path.blob().isEmpty()
                ? new BlobAction('c', onContainer(exchange.method(), comp))
                : new BlobAction('o', onBlob(exchange.method(), comp));
    }

    /** @param isNew whether the blob is not there yet: the permission to create reaches no further */
    boolean isGrantedBy(SharedAccess access, boolean isNew) {
        boolean listsContainer = resource == 'c' && permissions.equals("l");
        boolean inReach = access.isOfAccount() ? access.covers(resource) : resource == 'o' || listsContainer;
        return inReach
                && permissions.chars().anyMatch(letter -> access.grants((char) letter) && (letter != 'c' || isNew));
    }

    private static String onContainer(String method, @Nullable String comp) {
        return switch (method) {
            case "GET", "HEAD" -> "list".equals(comp) ? "l" : "r";
            case "DELETE" -> "d";
            default -> "cw";
        };
    }

    private static String onBlob(String method, @Nullable String comp) {
        return switch (method) {
            case "GET", "HEAD" -> "r";
            case "DELETE" -> "d";
            default -> "appendblock".equals(comp) ? "aw" : comp == null || comp.startsWith("block") ? "cw" : "w";
        };
    }
}
