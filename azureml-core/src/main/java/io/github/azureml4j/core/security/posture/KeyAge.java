package io.github.azureml4j.core.security.posture;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/** N12: how old the customer-managed key is and when it ends. */
final class KeyAge {
    private static final long OLD_DAYS = 730;
    private static final long SOON_DAYS = 30;
    private static final String ROTATE = "Make a new version of the key and rotate: ws.security().rotateKey(next).";

    private KeyAge() {}

    static Assessment check(Estate estate) {
        if (!estate.cmk()) {
            return Assessment.info("the workspace has no customer-managed key");
        }
        Instant now = estate.connection().clock().instant();
        return estate.key().assess(key -> assess(key.at("/properties/attributes"), now));
    }

    private static Assessment assess(JsonNode attributes, Instant now) {
        if (!attributes.path("enabled").asBoolean(true)) {
            return Assessment.fail(
                    "the key is disabled: the workspace's data cannot be read within about an hour", "Enable the key.");
        }
        return Assessment.together(age(attributes.path("created"), now), end(attributes.path("exp"), now));
    }

    private static Assessment age(JsonNode created, Instant now) {
        if (!created.isNumber()) {
            return Assessment.unknown("the vault does not say when the key was made");
        }
        long age = days(Instant.ofEpochSecond(created.asLong()), now);
        String evidence = "the key is " + age + " days old";
        return Assessment.when(age <= OLD_DAYS, evidence, evidence, ROTATE);
    }

    private static Assessment end(JsonNode end, Instant now) {
        if (!end.isNumber()) {
            return Assessment.info("it has no end");
        }
        Instant ends = Instant.ofEpochSecond(end.asLong());
        long left = days(now, ends);
        return Assessment.when(
                left > SOON_DAYS,
                "it ends in " + left + " days",
                ends.isAfter(now) ? "it ends in " + left + " days" : "it ended on " + ends,
                ROTATE);
    }

    private static long days(Instant from, Instant to) {
        return Duration.between(from, to).toDays();
    }
}
