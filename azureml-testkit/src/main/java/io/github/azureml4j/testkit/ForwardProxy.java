package io.github.azureml4j.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * A company's forward proxy: opens tunnels ({@code CONNECT}), passes plain requests on, may want a user and a password, and
 * writes down the hosts. It knows no name; all it forwards goes to one other proxy, which does. Thread-safe.
 */
public final class ForwardProxy implements AutoCloseable {

    private static final String AUTHORIZATION = "proxy-authorization:";

    private final ServerSocket listener;
    private final InetSocketAddress upstream;
    private final String authorization;
    private final Map<String, Integer> refused = new ConcurrentHashMap<>();
    private final Set<String> hosts = new ConcurrentSkipListSet<>();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    private ForwardProxy(InetSocketAddress upstream, String authorization) {
        this.upstream = upstream;
        this.authorization = authorization;
        try {
            this.listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("accept", this::accept);
    }

    /** A proxy for everybody, before another proxy. */
    public static ForwardProxy before(InetSocketAddress upstream) {
        return new ForwardProxy(upstream, "");
    }

    /** A proxy for one user, by Basic authentication. */
    public static ForwardProxy before(InetSocketAddress upstream, String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.ISO_8859_1);
        return new ForwardProxy(upstream, "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), listener.getLocalPort());
    }

    /** From now on a host is answered with a status, whoever asks. All that is open is cut, as when a network is. */
    public ForwardProxy refuse(String host, int status) {
        refused.put(host, status);
        open.forEach(ForwardProxy::quietly);
        return this;
    }

    /** Every host that was let through, in the order of the alphabet. */
    public Set<String> hosts() {
        return new TreeSet<>(hosts);
    }

    /** What clients said to the proxy itself: request lines and header fields. */
    public List<String> heads() {
        return List.copyOf(heads);
    }

    /** Forgets what was seen and what is refused. */
    public void reset() {
        refused.clear();
        hosts.clear();
        heads.clear();
    }

    @Override
    public void close() {
        quietly(listener);
        open.forEach(ForwardProxy::quietly);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                start("client", () -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try {
            String head = head(client.getInputStream());
            while (!head.isEmpty() && !judged(client, head)) {
                head = head(client.getInputStream());
            }
        } catch (IOException gone) {
            quietly(client);
        }
    }

    /** Whether the connection is in other hands now; a refused caller may ask again on it. */
    private boolean judged(Socket client, String head) throws IOException {
        heads.add(head);
        String target = head.split(" ", 3)[1];
        boolean tunnel = head.startsWith("CONNECT ");
        String host = tunnel
                ? target.substring(0, target.lastIndexOf(':'))
                : String.valueOf(URI.create(target).getHost());
        boolean known = authorization.isEmpty() || fields(head).contains(AUTHORIZATION + " " + authorization);
        int status = known ? refused.getOrDefault(host, 0) : 407;
        if (status != 0) {
            refuse(client, status);
            return false;
        }
        hosts.add(host.toLowerCase(Locale.ROOT));
        forward(client, tunnel ? head : plain(head));
        return true;
    }

    private static void refuse(Socket client, int status) throws IOException {
        String challenge = status == 407 ? "Proxy-Authenticate: Basic realm=\"company\"\r\n" : "";
        String answer = "HTTP/1.1 " + status + " No\r\n" + challenge + "Content-Length: 0\r\n\r\n";
        client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void forward(Socket client, String head) throws IOException {
        Socket server = new Socket(upstream.getAddress(), upstream.getPort());
        open.add(server);
        server.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
        start("up", () -> pipe(client, server));
        pipe(server, client);
    }

    private void pipe(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // The other direction ends with it.
        }
        quietly(from);
        quietly(to);
        open.remove(from);
        open.remove(to);
    }

    /** What was meant for this proxy stays here; one request a connection, so that each is seen. */
    private static String plain(String head) {
        return head.lines()
                        .filter(line -> !line.isEmpty())
                        .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith("proxy-"))
                        .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith("connection:"))
                        .collect(Collectors.joining("\r\n"))
                + "\r\nConnection: close\r\n\r\n";
    }

    private static List<String> fields(String head) {
        return head.lines()
                .map(line -> line.replaceFirst("(?i)^" + AUTHORIZATION, AUTHORIZATION))
                .toList();
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0) {
            head.write(next);
            String text = head.toString(StandardCharsets.ISO_8859_1);
            if (text.endsWith("\r\n\r\n")) {
                return text;
            }
            next = in.read();
        }
        return "";
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, "forward-proxy-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception alreadyGone) {
            // Closing is all that was wanted.
        }
    }
}
