package io.github.azureml4j.auth;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * When a token of a managed identity expires. Most platforms write seconds since 1970, as text or as a number; Azure ML
 * compute and older App Services write {@code 06/20/2019 02:57:58 +00:00} or {@code 6/20/2019 2:57:58 AM +00:00}, as
 * azure-identity for Python reads.
 */
final class ExpiresOn {

    private static final List<DateTimeFormatter> FORMS = List.of(
            DateTimeFormatter.ofPattern("M/d/uuuu H:m:s xxx", Locale.US),
            DateTimeFormatter.ofPattern("M/d/uuuu h:m:s a xxx", Locale.US),
            DateTimeFormatter.ISO_OFFSET_DATE_TIME);

    private ExpiresOn() {}

    /** @throws IllegalArgumentException when it is written in no form that is known */
    static Instant parse(String text) {
        String trimmed = text.trim();
        if (trimmed.matches("\\d{1,15}(\\.\\d+)?")) {
            return Instant.ofEpochSecond(Long.parseLong(trimmed.split("\\.", 2)[0]));
        }
        return FORMS.stream()
                .flatMap(form -> read(trimmed, form).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expires_on is written in an unknown form"));
    }

    private static Optional<Instant> read(String text, DateTimeFormatter form) {
        try {
            return Optional.of(OffsetDateTime.parse(text, form).toInstant());
        } catch (DateTimeException another) {
            return Optional.empty();
        }
    }
}
