package io.github.azureml4j.core.data;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Decides which remote names may become local ones. The answer is the same on every system, so that what can be
 * downloaded on one can be downloaded on all: what one of them takes for a drive, a device, another directory or the
 * same file is refused. Not thread-safe: it remembers the names of one download.
 */
final class SafeNames {
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cc}\\\\:*?\"<>|]");
    private static final Pattern DEVICE =
            Pattern.compile("(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\\..*)?", Pattern.CASE_INSENSITIVE);

    private final Map<String, String> taken = new HashMap<>();
    private final Set<String> directories = new HashSet<>();

    /**
     * Checks one name.
     *
     * @param name relative, with {@code /} between segments
     * @throws UnsafeNameException if it may not become a local file beside the names checked before
     */
    void add(String name) {
        for (String segment : name.split("/", -1)) {
            requireSafe(name, segment);
        }
        String key = key(name);
        String twin = taken.putIfAbsent(key, name);
        if (twin != null) {
            throw new UnsafeNameException(name, "would be the same file as '" + twin + "' on some systems");
        }
        boolean clash = directories.contains(key);
        for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
            String directory = key.substring(0, slash);
            directories.add(directory);
            clash |= taken.containsKey(directory);
        }
        if (clash) {
            throw new UnsafeNameException(name, "is a file and a directory at once");
        }
    }

    private static void requireSafe(String name, String segment) {
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
            throw new UnsafeNameException(name, "leads out of the target directory");
        }
        if (FORBIDDEN.matcher(segment).find()) {
            throw new UnsafeNameException(name, "holds a character that is special on some systems");
        }
        if (segment.endsWith(".")
                || segment.endsWith(" ")
                || DEVICE.matcher(segment).matches()) {
            throw new UnsafeNameException(name, "is a reserved name on some systems");
        }
        if (segment.getBytes(StandardCharsets.UTF_8).length > 255) {
            throw new UnsafeNameException(name, "is too long");
        }
    }

    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
