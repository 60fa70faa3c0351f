package io.github.azureml4j.local.workspaces;

import io.github.azureml4j.local.front.LocalError;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Internet addresses that begin alike, as in {@code 203.0.113.0/24}; one address is a range of its own.
 *
 * @param first the number of the first address
 * @param bits how many bits an address has
 * @param prefix how many of them are alike
 */
public record AddressRange(BigInteger first, int bits, int prefix) {

    /** Reads an address or a range; 400 for anything else. */
    public static AddressRange parse(String text) {
        String[] parts = text.strip().split("/", 2);
        byte[] address = address(parts[0]);
        int bits = address.length * 8;
        int prefix = parts.length == 1 ? bits : prefix(parts[1], text);
        if (prefix > bits) {
            throw invalid(text);
        }
        return new AddressRange(new BigInteger(1, address), bits, prefix);
    }

    /** Whether an address is in the range. */
    public boolean contains(String address) {
        byte[] bytes = address(address);
        int rest = bits - prefix;
        return bytes.length * 8 == bits
                && new BigInteger(1, bytes).shiftRight(rest).equals(first.shiftRight(rest));
    }

    /** Only what cannot be a name is handed to the resolver, which then asks nobody. */
    private static byte[] address(String text) {
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw invalid(text);
        }
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            throw invalid(text);
        }
    }

    private static int prefix(String digits, String text) {
        if (!digits.matches("\\d{1,3}")) {
            throw invalid(text);
        }
        return Integer.parseInt(digits);
    }

    private static LocalError invalid(String text) {
        return LocalError.badRequest("InvalidIpAddress", "'" + text + "' is no IP address or range of addresses.");
    }
}
