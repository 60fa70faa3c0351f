package io.github.azureml4j.scoring.retry;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an answer says about when to come back. */
public final class RetryAfter {

    private RetryAfter() {}

    /**
     * Reads {@code retry-after-ms}, {@code x-ms-retry-after-ms}, then {@code Retry-After} in seconds or as a date, which is
     * measured from the answer's own {@code Date} if it has one.
     *
     * @param header gives the value of a header, or null
     * @param now the time to measure a date from when the answer has no {@code Date}
     * @return the wait, never negative; null when the answer does not say, or nothing that can be read
     */
    public static @Nullable Duration of(Function<String, @Nullable String> header, Instant now) {
        Duration wait = number(header.apply("retry-after-ms"), 1);
        if (wait == null) {
            wait = number(header.apply("x-ms-retry-after-ms"), 1);
        }
        String plain = header.apply("Retry-After");
        if (wait == null) {
            wait = number(plain, 1000);
        }
        return wait == null ? untilDate(plain, header.apply("Date"), now) : wait;
    }

    private static @Nullable Duration number(@Nullable String text, long millis) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return Duration.ofMillis(Math.max(0, Math.multiplyExact(Long.parseLong(text.trim()), millis)));
        } catch (ArithmeticException | NumberFormatException notNumber) {
            return null;
        }
    }

    private static @Nullable Duration untilDate(@Nullable String text, @Nullable String sent, Instant now) {
        Instant end = date(text);
        if (end == null) {
            return null;
        }
        Instant from = date(sent);
        Duration wait = Duration.between(from == null ? now : from, end);
        return wait.isNegative() ? Duration.ZERO : wait;
    }

    private static @Nullable Instant date(@Nullable String text) {
        try {
            return text == null ? null : DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.trim(), Instant::from);
        } catch (DateTimeException notDate) {
            return null;
        }
    }
}
