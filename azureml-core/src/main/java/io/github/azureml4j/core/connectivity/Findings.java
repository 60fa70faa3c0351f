package io.github.azureml4j.core.connectivity;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Reads out of a trip what stood in the way. */
final class Findings {
    /** Tokens are taken up to five minutes before they are valid; what is signed by the hour, for fifteen. */
    private static final Duration MOST_SKEW = Duration.ofMinutes(5);

    /** How services say that a network is not let in; collected from their documentation. */
    private static final Pattern CLOSED = Pattern.compile(
            "private ?link|private ?endpoint|public ?network ?access|ForbiddenByFirewall|ForbiddenByConnection|not allowed access"
                    + "|AuthorizationFailure|denied by (?:the )?(?:network|firewall)|CONNECTIVITY_REFRESH_BACKEND_NOT_ALLOWED",
            Pattern.CASE_INSENSITIVE);

    private Findings() {}

    static HostCheck of(Hosts.Host host, boolean closed, Trip trip) {
        Finding finding = find(host.address().getHost(), closed, trip);
        return new HostCheck(
                host.address().getHost(),
                host.purpose(),
                trip.route(),
                trip.addresses().stream().map(InetAddress::getHostAddress).toList(),
                finding.ailment(),
                finding.detail(),
                finding.remedy(),
                trip.took(),
                trip.skew());
    }

    private static Finding find(String host, boolean closed, Trip trip) {
        IOException failure = trip.failure();
        if (failure != null) {
            return failed(host, trip, failure);
        }
        Optional<Duration> skew = trip.skew().filter(by -> by.abs().compareTo(MOST_SKEW) > 0);
        if (skew.isPresent()) {
            return new Finding(
                    Ailment.CLOCK_SKEW,
                    "answers " + trip.status() + "; its clock is "
                            + skew.get().abs().toMinutes() + " minutes "
                            + (skew.get().isNegative() ? "behind" : "ahead"),
                    "Set this machine's clock (NTP); tokens are refused when clocks differ.");
        }
        if (trip.status() == 403 && CLOSED.matcher(trip.body()).find()) {
            return new Finding(
                    Ailment.PRIVATE_LINK,
                    "answers 403 and lets no caller of this network in",
                    "Call from the virtual network of its private endpoint, or let this address in.");
        }
        if (closed && isPublic(trip.addresses())) {
            return new Finding(
                    Ailment.PRIVATE_DNS,
                    "leads to a public address although the workspace is closed to the public",
                    "Link the private DNS zone of " + host + " to the network that this machine is in.");
        }
        return new Finding(Ailment.NONE, "answers " + trip.status(), "");
    }

    private static Finding failed(String host, Trip trip, IOException failure) {
        return switch (trip.step()) {
            case START, RESOLVING -> trip.isProxied() ? proxy(trip, failure) : unresolved(host);
            case CONNECTING -> trip.isProxied() ? proxy(trip, failure) : unconnected(failure);
            case SECURING -> unsecured(trip, failure);
            case ASKING, ANSWERED ->
                new Finding(
                        Ailment.SILENCE,
                        "connected, but no answer came: " + reason(failure),
                        "Try again; if it stays so, look for a firewall that breaks long connections.");
        };
    }

    private static Finding unresolved(String host) {
        return new Finding(
                Ailment.DNS,
                "the name cannot be resolved",
                "Look at the machine's DNS server; behind private link, link the private DNS zone of " + host + ".");
    }

    private static Finding proxy(Trip trip, IOException failure) {
        String reason = reason(failure).toLowerCase(Locale.ROOT);
        boolean unauthenticated = reason.contains("407") || reason.contains("authenticate");
        return new Finding(
                Ailment.PROXY,
                trip.route() + ": " + reason(failure),
                unauthenticated
                        ? "Give the proxy's user and password: AzureMl.builder().proxy(address, user, password)."
                        : "Look at the proxy's address, and have it let CONNECT to this host pass.");
    }

    private static Finding unconnected(IOException failure) {
        return new Finding(
                Ailment.TCP,
                "no connection to port 443: " + reason(failure),
                "Have the firewall let port 443 of this host pass, or set the proxy that leads out.");
    }

    private static Finding unsecured(Trip trip, IOException failure) {
        String issuer = trip.presented().isEmpty()
                ? ""
                : "; its certificate is of "
                        + trip.presented().get(0).getIssuerX500Principal().getName();
        return new Finding(
                Ailment.TLS,
                (failure instanceof SSLException ? "TLS fails: " : "TLS breaks off: ") + reason(failure) + issuer,
                "If that issuer is your company's proxy, trust its authority: AzureMl.builder().trust(certificate).");
    }

    private static String reason(@Nullable Throwable failure) {
        Throwable at = failure;
        while (at != null && at.getCause() != null) {
            at = at.getCause();
        }
        return at == null ? "" : at.getClass().getSimpleName() + ": " + at.getMessage();
    }

    private static boolean isPublic(List<InetAddress> addresses) {
        return !addresses.isEmpty()
                && addresses.stream()
                        .noneMatch(address -> address.isSiteLocalAddress()
                                || address.isLoopbackAddress()
                                || address.isLinkLocalAddress()
                                || isUniqueLocal(address.getAddress()));
    }

    /** fc00::/7, which Java has no question for. */
    private static boolean isUniqueLocal(byte[] address) {
        return address.length == 16 && (address[0] & 0xfe) == 0xfc;
    }

    private record Finding(Ailment ailment, String detail, String remedy) {}
}
