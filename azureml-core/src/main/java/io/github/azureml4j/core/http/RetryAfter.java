package io.github.azureml4j.core.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long a service asks to be left alone: {@code Retry-After} in seconds or as a date, {@code retry-after-ms}. */
public final class RetryAfter {
    private static final List<String> MILLIS = List.of("retry-after-ms", "x-ms-retry-after-ms");

    private RetryAfter() {}

    /**
     * The pause that an answer asks for.
     *
     * @param response the answer
     * @param clock the clock that a date is measured against, unless the answer has a {@code Date} of its own
     * @return null when it asks for none, or for something that cannot be read
     */
    public static @Nullable Duration of(ServiceResponse response, Clock clock) {
        for (String name : MILLIS) {
            Long millis = number(response.header(name));
            if (millis != null) {
                return Duration.ofMillis(millis);
            }
        }
        String value = response.header("Retry-After");
        Long seconds = number(value);
        return seconds == null ? untilDate(value, response.header("Date"), clock) : Duration.ofSeconds(seconds);
    }

    private static @Nullable Long number(@Nullable String text) {
        return text != null && text.strip().matches("\\d{1,9}") ? Long.valueOf(text.strip()) : null;
    }

    private static @Nullable Duration untilDate(@Nullable String text, @Nullable String sent, Clock clock) {
        Instant end = date(text);
        if (end == null) {
            return null;
        }
        Instant now = date(sent);
        Duration pause = Duration.between(now == null ? clock.instant() : now, end);
        return pause.isNegative() ? Duration.ZERO : pause;
    }

    private static @Nullable Instant date(@Nullable String text) {
        try {
            return text == null ? null : DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
