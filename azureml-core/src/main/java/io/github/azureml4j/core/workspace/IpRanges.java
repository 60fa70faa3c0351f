package io.github.azureml4j.core.workspace;

import io.github.azureml4j.core.Faults;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/** What can be wrong with lists of public addresses, such as {@code 203.0.113.7} and {@code 203.0.113.0/24}. */
public final class IpRanges {
    /** What cannot be a name, so that no resolver is asked. */
    private static final Pattern LITERAL = Pattern.compile(
            "(25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}|[0-9a-fA-F:]*:[0-9a-fA-F:]*");

    private IpRanges() {}

    /**
     * Notes for each text why it is no range of addresses that calls from the internet can come from.
     *
     * @param faults what is wrong with the call
     * @param setting what the texts are called there
     * @param texts the texts, one at least
     * @param everybody what is said there to let everybody in
     */
    public static void check(Faults faults, String setting, List<String> texts, String everybody) {
        faults.when(texts.isEmpty(), setting + " names no address");
        texts.forEach(text -> faults.in(() -> parse(setting, text, everybody)));
    }

    private static void parse(String setting, String text, String everybody) {
        String[] parts = text.split("/", 2);
        InetAddress address = address(setting, text, parts[0]);
        int bits = address.getAddress().length * Byte.SIZE;
        boolean digits = parts.length == 1 || parts[1].matches("\\d{1,3}");
        int prefix = parts.length == 1 ? bits : digits ? Integer.parseInt(parts[1]) : -1;
        if (prefix < 0 || prefix > bits) {
            throw new IllegalArgumentException(
                    setting + " '" + text + "' needs a prefix of 0 to " + bits + " after the /");
        }
        if (prefix == 0) {
            throw new IllegalArgumentException(setting + " '" + text + "' is everybody: " + everybody);
        }
        requireUsable(setting, text, address, prefix);
    }

    private static void requireUsable(String setting, String text, InetAddress first, int prefix) {
        if (hostBits(first, prefix).signum() != 0) {
            throw new IllegalArgumentException(
                    setting + " '" + text + "' does not begin at its prefix: an address or a range is meant?");
        }
        if (first.isSiteLocalAddress() || first.isLoopbackAddress() || first.isLinkLocalAddress()) {
            throw new IllegalArgumentException(
                    setting + " '" + text
                            + "' is of private networks, from which no call over the internet comes: they need a private endpoint");
        }
    }

    private static BigInteger hostBits(InetAddress first, int prefix) {
        int rest = first.getAddress().length * Byte.SIZE - prefix;
        BigInteger mask = BigInteger.ONE.shiftLeft(rest).subtract(BigInteger.ONE);
        return new BigInteger(1, first.getAddress()).and(mask);
    }

    private static InetAddress address(String setting, String whole, String text) {
        try {
            if (LITERAL.matcher(text).matches()) {
                return InetAddress.getAllByName(text)[0];
            }
        } catch (UnknownHostException notAnAddress) {
            // the message below says it
        }
        throw new IllegalArgumentException(
                setting + " '" + whole + "' is neither an IP address nor a range of them such as 203.0.113.0/24");
    }
}
