package io.github.azureml4j.core.security.posture;

import io.github.azureml4j.core.security.reading.Reading;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Something that was looked for, and what became of it: what cannot be seen must never look like a pass. */
record Sight<T>(String what, Reading<T> reading) {
    /** How this SDK words a refusal; status and code are enough of it here. */
    private static final Pattern REFUSAL = Pattern.compile("\\S+ \\S+: (\\d{3}) ([^:]+):.*", Pattern.DOTALL);

    static <T> Sight<T> unread(String what, String reason) {
        return new Sight<>(what, new Reading.Unread<>(reason));
    }

    /** What follows from it. */
    <R> Sight<R> map(Function<T, R> next) {
        return new Sight<>(what, reading.map(next));
    }

    /** The check of what was seen; a failure where the service says that there is none, unknown where nothing was seen. */
    Assessment assess(Function<T, Assessment> check) {
        if (reading instanceof Reading.Found<T> found) {
            return check.apply(found.content());
        }
        if (reading instanceof Reading.Unread<T> unread) {
            return unseen(unread.reason());
        }
        return Assessment.fail(what + " is not there", "Find out who deleted it, and restore it if it can be.");
    }

    private Assessment unseen(String reason) {
        Matcher refusal = REFUSAL.matcher(reason);
        if (!refusal.matches()) {
            return Assessment.unknown(what + " cannot be read: " + reason);
        }
        String remedy = refusal.group(1).equals("403") ? "Read it with an account that has Reader on it." : "";
        return Assessment.unknown(what + " cannot be read: " + refusal.group(1) + " " + refusal.group(2), remedy);
    }
}
