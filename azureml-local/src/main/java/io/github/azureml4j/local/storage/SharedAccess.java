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

    /** Whether a principal signed it with a key of its own, and not with the account's. */
    boolean isDelegated() {
        return query.containsKey("skoid");
    }

    DelegatedSas delegated() {
        return new DelegatedSas(query);
    }

    /** Raises 403 unless one of the account's keys signed it. */
    void verify(StorageAccount account, BlobPath path) {
        if (query.containsKey("si")) {
            throw LocalError.notImplemented("signatures of a stored access policy");
        }
        String signed =
                isOfAccount() ? AccountSas.text(query, account.name()) : ServiceSas.text(query, account.name(), path);
        if (account.keys().stream().noneMatch(key -> Signature.matches(signed, key.value(), signature()))) {
            throw refused("Signature did not match.");
        }
    }

    /** Raises 403 unless a key that a principal was given signed it, and is valid now. */
    void verify(StorageAccount account, BlobPath path, UserDelegation delegation, Instant now) {
        DelegatedSas sas = delegated();
        String key = delegation.key(account.name(), sas.terms());
        if (!Signature.matches(sas.text(account.name(), path), key, signature())) {
            throw refused("Signature did not match.");
        }
        if (!sas.isInTime(now)) {
            throw refused("The user delegation key is not valid in the specified time frame.");
        }
    }

    /** Raises 403 where its time has not come or is over, or where it wants another protocol. */
    void requireTime(String scheme, Instant now) {
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

    private String signature() {
        return text("sig").replace(' ', '+');
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
