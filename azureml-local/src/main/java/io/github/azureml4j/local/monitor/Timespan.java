package io.github.azureml4j.local.monitor;

import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.monitor.kql.Table;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A span of time in ISO 8601: a duration until now, or two ends with a slash between, each a time or a duration. */
record Timespan(Instant from, Instant to) {

    static Timespan parse(@Nullable String text, Instant now) {
        if (text == null || text.isBlank()) {
            return new Timespan(Instant.MIN, Instant.MAX);
        }
        try {
            String[] ends = text.split("/", -1);
            if (ends.length == 1) {
                return new Timespan(back(now, ends[0]), now);
            }
            Instant to = ends[1].startsWith("P") ? forth(time(ends[0]), ends[1]) : time(ends[1]);
            return new Timespan(ends[0].startsWith("P") ? back(to, ends[0]) : time(ends[0]), to);
        } catch (DateTimeException | ArithmeticException e) {
            throw LocalError.badRequest("BadArgumentError", "The timespan '" + text + "' is not in ISO 8601.");
        }
    }

    Table of(Table table) {
        return new Table(
                table.columns(),
                table.rows().stream()
                        .filter(row ->
                                row.get("timestamp") instanceof Instant at && !at.isBefore(from) && !at.isAfter(to))
                        .toList());
    }

    private static Instant back(Instant from, String duration) {
        return from.minusMillis(millis(duration));
    }

    private static Instant forth(Instant from, String duration) {
        return from.plusMillis(millis(duration));
    }

    private static long millis(String duration) {
        return Duration.parse(duration).toMillis();
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toInstant();
    }
}
