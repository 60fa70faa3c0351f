package io.github.azureml4j.local.datastores;

import io.github.azureml4j.local.front.LocalError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address of data as assets and jobs write it: of a blob, or by way of a datastore.
 *
 * @param scope the ARM scope of the workspace that has the datastore, or null for the asking workspace's own
 * @param host the blob host's account or the datastore's name
 * @param container empty by way of a datastore
 */
record DataAddress(@Nullable String scope, String host, String container, String path) {

    private static final Pattern BLOB =
            Pattern.compile("(?i)https://([^./]+)\\.blob\\.[^/]+/([^/?]+)/?([^?]*)(?:\\?.*)?");
    private static final Pattern SHORT = Pattern.compile("(?i)azureml://datastores/([^/]+)/paths/?(.*)");
    private static final Pattern LONG = Pattern.compile(
            "(?i)azureml:/(/subscriptions/[^/]+/resourcegroups/[^/]+(?:/providers/[^/]+)?/workspaces/[^/]+)"
                    + "/datastores/([^/]+)/paths/?(.*)");

    static DataAddress parse(String uri) {
        Matcher blob = BLOB.matcher(uri);
        if (blob.matches()) {
            return new DataAddress(null, blob.group(1), blob.group(2), decode(blob.group(3)));
        }
        Matcher own = SHORT.matcher(uri);
        if (own.matches()) {
            return new DataAddress(null, own.group(1), "", own.group(2));
        }
        Matcher full = LONG.matcher(uri);
        if (full.matches()) {
            return new DataAddress(full.group(1), full.group(2), "", full.group(3));
        }
        throw LocalError.badRequest("UserError", "'" + uri + "' is not an address of data in a datastore.");
    }

    boolean isBlob() {
        return !container.isEmpty();
    }

    /** Subscription, resource group and workspace of the scope. */
    String[] workspace() {
        String[] parts = String.valueOf(scope).split("/", -1);
        return new String[] {parts[2], parts[4], parts[parts.length - 1]};
    }

    private static String decode(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
