package io.github.azureml4j.local.storage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The text that a service SAS signs, by its version {@code sv}. Source: "Create a service SAS" of the storage
 * service's REST reference, and the client azure-storage-blob, which signs the same.
 */
final class ServiceSas {

    private static final String VERSION = "2023-11-03";

    private ServiceSas() {}

    /** The query of a signature for one blob, over https only. */
    static String forBlob(
            String account, String container, String blob, String permissions, Instant expiry, String key) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("sv", VERSION);
        query.put("sr", "b");
        query.put("sp", permissions);
        query.put("se", expiry.truncatedTo(ChronoUnit.SECONDS).toString());
        query.put("spr", "https");
        query.put("sig", Signature.of(text(query, account, new BlobPath(container, blob)), key));
        return query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** What the signature is over: the container, or the blob too. */
    static String resource(Map<String, String> query, String account, BlobPath path) {
        boolean ofContainer = query.getOrDefault("sr", "").equals("c");
        return "/blob/" + account + "/" + path.container() + (ofContainer ? "" : "/" + path.blob());
    }

    static String text(Map<String, String> query, String account, BlobPath path) {
        String version = query.getOrDefault("sv", "");
        StringBuilder text = new StringBuilder();
        append(text, query, "sp", "st", "se");
        text.append(resource(query, account, path)).append('\n');
        append(text, query, "si", "sip", "spr", "sv");
        if (version.compareTo("2018-11-09") >= 0) {
            append(text, query, "sr", "snapshot");
        }
        if (version.compareTo("2020-12-06") >= 0) {
            append(text, query, "ses");
        }
        append(text, query, "rscc", "rscd", "rsce", "rscl", "rsct");
        return text.substring(0, text.length() - 1);
    }

    private static void append(StringBuilder text, Map<String, String> query, String... names) {
        for (String name : names) {
            text.append(query.getOrDefault(name, "")).append('\n');
        }
    }
}
