package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.front.LocalError;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;

/**
 * A signature that a principal made with a key of its own: it allows what both it and its principal's roles allow.
 * Source: "Create a user delegation SAS" of storage's REST reference, and the client azure-storage-blob for its versions.
 *
 * @param query the decoded query of the request
 */
record DelegatedSas(Map<String, String> query) {

    /** The text that is signed. */
    String text(String account, BlobPath path) {
        if (query.containsKey("sduoid") || query.containsKey("srh") || query.containsKey("srq")) {
            throw LocalError.notImplemented("signatures for one user, or over headers and parameters of a request");
        }
        String version = value("sv");
        StringBuilder text = new StringBuilder();
        append(text, "sp", "st", "se");
        text.append(ServiceSas.resource(query, account, path)).append('\n');
        append(text, "skoid", "sktid", "skt", "ske", "sks", "skv");
        if (version.compareTo("2020-02-10") >= 0) {
            append(text, "saoid", "suoid", "scid");
        }
        if (version.compareTo("2025-07-05") >= 0) {
            append(text, "skdutid", "sduoid");
        }
        append(text, "sip", "spr", "sv", "sr", "snapshot");
        if (version.compareTo("2020-12-06") >= 0) {
            append(text, "ses");
        }
        if (version.compareTo("2026-04-06") >= 0) {
            append(text, "srh", "srq");
        }
        append(text, "rscc", "rscd", "rsce", "rscl", "rsct");
        return text.substring(0, text.length() - 1);
    }

    UserDelegation.Terms terms() {
        return new UserDelegation.Terms(
                value("skoid"), value("sktid"), value("skt"), value("ske"), value("sks"), value("skv"));
    }

    /** Whose roles bound it. */
    String objectId() {
        return value("skoid");
    }

    /** Whether its key is valid now. */
    boolean isInTime(Instant now) {
        try {
            return !now.isBefore(Instant.parse(value("skt"))) && now.isBefore(Instant.parse(value("ske")));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private void append(StringBuilder text, String... names) {
        for (String name : names) {
            text.append(value(name)).append('\n');
        }
    }

    private String value(String name) {
        return query.getOrDefault(name, "");
    }
}
