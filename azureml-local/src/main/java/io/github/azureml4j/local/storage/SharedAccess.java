package io.github.azureml4j.local.storage;

import io.github.azureml4j.local.front.LocalError;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A shared access signature of a request: of a service ({@code sr}) or of an account ({@code srt}). The address range
 * {@code sip} is signed but not held against anybody, as everybody comes from the loopback interface.
 *
 * @param query the decoded query of the request
 */
record SharedAccess(Map<String, String> query) {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm'Z'");

    boolean isOfAccount() {
        return query.containsKey("srt");
    }

    boolean grants(char permission) {
        return text("sp").indexOf(permission) >= 0;
    }

    /** Whether an account's signature covers this kind of resource: {@code s}ervice, {@code c}ontainer, {@code o}bject. */
    boolean covers(char resourceType) {
        return text("srt").indexOf(resourceType) >= 0 && text("ss").indexOf('b') >= 0;
    }

    /** Raises 403 unless one of the account's keys signed it and it is valid now. */
    void verify(StorageAccount account, BlobPath path, String scheme, Instant now) {
        if (query.containsKey("si") || query.containsKey("skoid")) {
            throw LocalError.notImplemented("signatures of a stored access policy or a user delegation key");
        }
        String signature = text("sig").replace(' ', '+');
        String signed = isOfAccount()
                ? AccountSas.text(query, account.name())
                : ServiceSas.text(query, account.name(), path.container(), path.blob());
        if (account.keys().stream().noneMatch(key -> Signature.matches(signed, key.value(), signature))) {
            throw refused("Signature did not match.");
        }
        Instant start = time("st");
        Instant expiry = time("se");
        if (expiry == null || !now.isBefore(expiry) || (start != null && now.isBefore(start))) {
            throw refused("Signature not valid in the specified time frame.");
        }
        if (text("spr").equals("https") && !scheme.equals("https")) {
            throw LocalError.forbidden(
                    "AuthorizationProtocolMismatch",
                    "This request is not authorized to perform this operation using this protocol.");
        }
    }

    private String text(String name) {
        return query.getOrDefault(name, "");
    }

    private @Nullable Instant time(String name) {
        String text = text(name);
        try {
            return text.isEmpty() ? null : parse(text);
        } catch (DateTimeParseException e) {
            throw refused("The time '" + text + "' cannot be read.");
        }
    }

    private static Instant parse(String text) {
        return switch (text.length()) {
            case 10 -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            case 17 -> LocalDateTime.parse(text, MINUTES).toInstant(ZoneOffset.UTC);
            default -> Instant.parse(text);
        };
    }

    private static LocalError refused(String why) {
        return LocalError.forbidden(
                "AuthenticationFailed",
                "Server failed to authenticate the request. Make sure the value of Authorization header is formed"
                        + " correctly including the signature. " + why);
    }
}
