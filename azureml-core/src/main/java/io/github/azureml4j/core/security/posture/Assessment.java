package io.github.azureml4j.core.security.posture;

import java.util.List;
import java.util.stream.Collectors;

/** What one check found. */
record Assessment(Outcome outcome, String evidence, String remedy) {
    /** So many names tell enough; a report is read by people. */
    private static final int MOST_NAMES = 8;

    static Assessment pass(String evidence) {
        return new Assessment(Outcome.PASS, evidence, "");
    }

    static Assessment fail(String evidence, String remedy) {
        return new Assessment(Outcome.FAIL, evidence, remedy);
    }

    static Assessment unknown(String reason, String remedy) {
        return new Assessment(Outcome.UNKNOWN, reason, remedy);
    }

    static Assessment unknown(String reason) {
        return unknown(reason, "");
    }

    static Assessment info(String evidence) {
        return new Assessment(Outcome.INFO, evidence, "");
    }

    /** A pass or a failure. */
    static Assessment when(boolean protectedIndeed, String pass, String fail, String remedy) {
        return protectedIndeed ? pass(pass) : fail(fail, remedy);
    }

    /**
     * Fails for the offenders among some things, passes when there are none, and informs when there is nothing at all.
     *
     * @param all how many things were looked at
     * @param what their plural, such as {@code web services}
     * @param offenders the names of those that lack the protection
     * @param protectedBy what the others have, such as {@code have a subnet}
     */
    static Assessment without(int all, String what, List<String> offenders, String protectedBy, String remedy) {
        if (all == 0) {
            return info("there are no " + what);
        }
        return offenders.isEmpty()
                ? pass(all + " of " + all + " " + what + " " + protectedBy)
                : fail(offenders.size() + " of " + all + " " + what + " do not: " + names(offenders), remedy);
    }

    /** Some names, the rest counted. */
    static String names(List<String> names) {
        String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? first + " and " + (names.size() - MOST_NAMES) + " more" : first;
    }
}
