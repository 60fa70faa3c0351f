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
        long age = days(Instant.ofEpochSecond(attributes.path("created").asLong()), now);
        if (attributes.has("exp")) {
            long left = days(now, Instant.ofEpochSecond(attributes.path("exp").asLong()));
            if (left <= SOON_DAYS) {
                return Assessment.fail("the key ends in " + left + " days", ROTATE);
            }
        }
        return Assessment.when(
                age <= OLD_DAYS,
                "the key is " + age + " days old" + (attributes.has("exp") ? "" : " and has no end"),
                "the key is " + age + " days old",
                ROTATE);
    }

    private static long days(Instant from, Instant to) {
        return Duration.between(from, to).toDays();
    }
}
