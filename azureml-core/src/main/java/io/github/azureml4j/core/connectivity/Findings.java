package io.github.azureml4j.core.connectivity;

import java.io.IOException;
import java.net.InetAddress;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Reads out of a trip what stood in the way. */
final class Findings {
    /** Tokens are taken up to five minutes before they are valid; what is signed by the hour, for fifteen. */
    private static final Duration MOST_SKEW = Duration.ofMinutes(5);

    /** How services say that a network is not let in; collected from their documentation. */
    private static final Pattern CLOSED = Pattern.compile(
            "private ?link|private ?endpoint|public ?network ?access|ForbiddenByFirewall|ForbiddenByConnection"
                    + "|not (?:allowed|authorized) (?:to )?access|IpAddressNotAllowed|client address .{1,99}not (?:allowed|authorized)"
                    + "|AuthorizationFailure|denied by (?:the )?(?:network|firewall)|CONNECTIVITY_REFRESH_BACKEND_NOT_ALLOWED",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ID = Pattern.compile("/subscriptions/[^\\s'\"<>]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEYOND_THE_PROXY = Pattern.compile("connect: 50[234]");
    private static final String SET_THE_CLOCK =
            "Set this machine's clock (NTP); tokens are refused when clocks differ.";
    private static final Finding CLOSED_TO_US = new Finding(
            Ailment.PRIVATE_LINK,
            "answers 403 and lets no caller of this network in",
            "Call from the virtual network of its private endpoint, or let this address in.");

    private Findings() {}

    /** What a refusal after signing in says of the network; the check as it was when it says nothing of that. */
    static HostCheck refused(HostCheck check, String refusal) {
        return closes(refusal)
                ? new HostCheck(
                        check.host(),
                        check.purpose(),
                        check.route(),
                        check.addresses(),
                        CLOSED_TO_US.ailment(),
                        CLOSED_TO_US.detail(),
                        CLOSED_TO_US.remedy(),
                        check.took(),
                        check.clockSkew())
                : check;
    }

    /** Ids hold names that people chose, such as a group's that is called after private links. */
    private static boolean closes(String refusal) {
        return CLOSED.matcher(ID.matcher(refusal).replaceAll(" ")).find();
    }

    static HostCheck of(Hosts.Host host, Trip trip) {
        Finding finding = find(host.address().getHost(), host.closed(), trip);
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
                    SET_THE_CLOCK);
        }
        if (trip.status() == 403 && closes(trip.body())) {
            return CLOSED_TO_US;
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
        String reason = reason(failure);
        return new Finding(Ailment.PROXY, trip.route() + ": " + reason, proxyRemedy(reason.toLowerCase(Locale.ROOT)));
    }

    private static String proxyRemedy(String reason) {
        if (reason.contains("407") || reason.contains("authenticate")) {
            return "Give the proxy's user and password: AzureMl.builder().proxy(address, user, password).";
        }
        return BEYOND_THE_PROXY.matcher(reason).find()
                ? "The proxy itself finds no way to this host: have its keepers look at its DNS and firewall."
                : "Look at the proxy's address, and have it let CONNECT to this host pass.";
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
        String detail =
                (failure instanceof SSLException ? "TLS fails: " : "TLS breaks off: ") + reason(failure) + issuer;
        Throwable root = root(failure);
        return root instanceof CertificateNotYetValidException
                ? new Finding(Ailment.CLOCK_SKEW, detail, SET_THE_CLOCK)
                : new Finding(Ailment.TLS, detail, tlsRemedy(trip, root));
    }

    private static String tlsRemedy(Trip trip, Throwable root) {
        if (root instanceof CertificateExpiredException) {
            return "Have the host's certificate renewed, unless this machine's clock is ahead.";
        }
        if (root instanceof SSLPeerUnverifiedException) {
            return "Its certificate is of another host: look at where DNS, or the proxy, leads.";
        }
        return trip.presented().isEmpty()
                ? "Nothing that speaks TLS answers: look for a firewall or a sign-in page of the network between."
                : "If that issuer is your company's proxy, trust its authority: AzureMl.builder().trust(certificate).";
    }

    private static Throwable root(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        return at;
    }

    private static String reason(Throwable failure) {
        Throwable root = root(failure);
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    private static boolean isPublic(List<InetAddress> addresses) {
        return !addresses.isEmpty()
                && addresses.stream()
                        .noneMatch(address -> address.isSiteLocalAddress()
                                || address.isLoopbackAddress()
                                || address.isLinkLocalAddress()
                                || isShared(address.getAddress())
                                || isUniqueLocal(address.getAddress()));
    }

    /** 100.64.0.0/10, which carriers and clouds use within themselves. */
    private static boolean isShared(byte[] address) {
        return address.length == 4 && address[0] == 100 && (address[1] & 0xc0) == 0x40;
    }

    /** fc00::/7, which Java has no question for. */
    private static boolean isUniqueLocal(byte[] address) {
        return address.length == 16 && (address[0] & 0xfe) == 0xfc;
    }

    private record Finding(Ailment ailment, String detail, String remedy) {}
}
