package io.github.azureml4j.core.http;

import io.github.azureml4j.core.AzureMlException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Building of request addresses: every value that comes from a caller is percent-encoded. */
final class Addresses {
    private Addresses() {}

    static String fill(String path, Object... segments) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (Object segment : segments) {
            int hole = path.indexOf("{}", from);
            if (hole < 0) {
                throw new IllegalArgumentException("more values than {} in " + path);
            }
            filled.append(path, from, hole).append(segment(segment.toString()));
            from = hole + 2;
        }
        return filled.append(path.substring(from)).toString();
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static URI resolve(URI base, String address) {
        try {
            return base.resolve(address);
        } catch (IllegalArgumentException withTheWholeAddressInIt) {
            throw new AzureMlException("the service named an address that cannot be read: " + Redaction.mask(address));
        }
    }

    private static String segment(String value) {
        if (value.isEmpty() || value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException("not usable as a name in an address: '" + value + "'");
        }
        return encode(value);
    }
}
