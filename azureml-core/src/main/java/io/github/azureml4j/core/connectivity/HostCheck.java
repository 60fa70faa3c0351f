package io.github.azureml4j.core.connectivity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What became of one anonymous request to one host. Immutable.
 *
 * @param host the host's name
 * @param purpose what it is needed for
 * @param route {@code direct}, or the proxy that leads there
 * @param addresses what the name resolved to; empty behind a proxy, which resolves it itself
 * @param ailment what stood in the way
 * @param detail what was seen
 * @param remedy what to do about it; empty when nothing stood in the way
 * @param took how long it took until the answer or the failure
 * @param clockSkew how far the host's clock is ahead of this machine's, if it answered
 */
public record HostCheck(
        String host,
        String purpose,
        String route,
        List<String> addresses,
        Ailment ailment,
        String detail,
        String remedy,
        Duration took,
        Optional<Duration> clockSkew) {

    public HostCheck {
        addresses = List.copyOf(addresses);
    }

    /** Whether requests can be expected to work. */
    public boolean isWell() {
        return ailment == Ailment.NONE;
    }

    /** One line, or two with a remedy. */
    @Override
    public String toString() {
        String line = (isWell() ? "ok   " : "FAIL ") + host + " (" + purpose + ", " + route + ", " + took.toMillis()
                + " ms): " + detail;
        return remedy.isEmpty() ? line : line + "\n     " + ailment + " -> " + remedy;
    }
}
