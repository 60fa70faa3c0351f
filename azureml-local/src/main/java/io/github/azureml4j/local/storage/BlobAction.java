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

    /** To be given a key to sign with; no signature can allow that. */
    static final String DELEGATE = "";

    static BlobAction of(Exchange exchange, BlobPath path) {
        String comp = exchange.query("comp");
        if (path.container().isEmpty()) {
            return new BlobAction('s', onService(comp));
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

    /** @param openness what anybody may do in a container: read a {@code blob}, or all of the {@code container} */
    boolean isPublicAt(String openness) {
        boolean reads = permissions.equals("r") || permissions.equals("l");
        return reads && (resource == 'o' || (resource == 'c' && openness.equals("container")));
    }

    private static String onService(@Nullable String comp) {
        return "list".equals(comp) ? "l" : "userdelegationkey".equals(comp) ? DELEGATE : "r";
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
