package io.github.azureml4j.core.security.posture;

import java.util.List;

/**
 * How a check of many things speaks of them.
 *
 * @param things their plural, such as {@code web services}
 * @param good what those do that are protected, such as {@code ask who calls}
 * @param bad what the others do, such as {@code answer anybody}
 * @param remedy what to do about those
 */
record Census(String things, String good, String bad, String remedy) {

    /**
     * Fails for the offenders, passes when there are none, and informs when there is nothing at all.
     *
     * @param all how many things were looked at
     * @param offenders the names of those that lack the protection
     */
    Assessment of(int all, List<String> offenders) {
        if (all == 0) {
            return Assessment.info("there are no " + things);
        }
        return offenders.isEmpty()
                ? Assessment.pass(all + " of " + all + " " + things + " " + good)
                : Assessment.fail(
                        offenders.size() + " of " + all + " " + things + " " + bad + ": " + Assessment.names(offenders),
                        remedy);
    }
}
