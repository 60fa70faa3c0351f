package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.front.LocalError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bytes of a blob that a request is about. */
record ByteRange(long offset, long count, boolean isWhole) {

    private static final Pattern HEADER = Pattern.compile("bytes=(\\d{1,18})-(\\d{0,18})");

    /** Reads {@code bytes=first-last}; a range behind the end of the blob is a 416. */
    static ByteRange of(@Nullable String header, long length) {
        Matcher match = HEADER.matcher(header == null ? "" : header.trim());
        if (!match.matches()) {
            return new ByteRange(0, length, true);
        }
        long first = Long.parseLong(match.group(1));
        long last = match.group(2).isEmpty() ? length - 1 : Math.min(Long.parseLong(match.group(2)), length - 1);
        if (first >= length || last < first) {
            throw new LocalError(
                            416,
                            "InvalidRange",
                            "The range specified is invalid for the current size of the resource.",
                            null)
                    .header("Content-Range", "bytes */" + length);
        }
        return new ByteRange(first, last - first + 1, false);
    }

    String header(long length) {
        return "bytes " + offset + "-" + (offset + count - 1) + "/" + length;
    }
}
