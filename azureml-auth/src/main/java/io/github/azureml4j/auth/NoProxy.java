package io.github.azureml4j.auth;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code NO_PROXY}, as curl, Go and Python's requests agree on it: names between commas, each of which covers itself and
 * all below it, with or without a leading dot; {@code *} for all; with a port, that port alone; IPv4 ranges such as
 * {@code 10.0.0.0/8}. Names are not looked up, so that a range covers addresses only.
 */
record NoProxy(List<Rule> rules) {

    static NoProxy of(String value) {
        return new NoProxy(Stream.of(value.toLowerCase(Locale.ROOT).split("[,\\s]+"))
                .filter(rule -> !rule.isEmpty())
                .map(Rule::of)
                .toList());
    }

    boolean covers(URI uri) {
        String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
        int standard = "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
        int port = uri.getPort() == -1 ? standard : uri.getPort();
        return rules.stream().anyMatch(rule -> rule.covers(host, port));
    }

    /** Port 0 stands for all. */
    private record Rule(String name, int port) {

        static Rule of(String text) {
            String bare = text.replaceFirst("^\\*?\\.", "");
            if (bare.startsWith("[") || bare.indexOf(':') == bare.lastIndexOf(':')) {
                String[] parts = bare.replace("[", "").split("]?:(?=\\d+$)|]", -1);
                return new Rule(
                        parts[0], parts.length > 1 && parts[1].matches("\\d{1,5}") ? Integer.parseInt(parts[1]) : 0);
            }
            return new Rule(bare, 0);
        }

        boolean covers(String host, int asked) {
            return (port == 0 || port == asked)
                    && (name.equals("*") || host.equals(name) || host.endsWith("." + name) || inRange(host));
        }

        private boolean inRange(String host) {
            String[] range = name.split("/", -1);
            if (range.length != 2
                    || !isIpv4(range[0])
                    || !isIpv4(host)
                    || !range[1].matches("[0-9]|[12][0-9]|3[0-2]")) {
                return false;
            }
            int bits = Integer.parseInt(range[1]);
            return bits == 0 || (number(range[0]) ^ number(host)) >>> (32 - bits) == 0;
        }

        private static boolean isIpv4(String text) {
            return text.matches("(\\d{1,3}\\.){3}\\d{1,3}");
        }

        private static long number(String address) {
            long number = 0;
            for (String part : address.split("\\.", -1)) {
                number = (number << 8) | (Integer.parseInt(part) & 0xFF);
            }
            return number;
        }
    }
}
