package io.github.azureml4j.local.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** One client connection from its first byte to its end: a proxy tunnel, TLS, or plain requests one after another. */
final class HttpConnection {

    private static final int TLS_HANDSHAKE = 0x16;
    private static final String LOOPBACK = "localhost";

    private final HttpHandler handler;
    private final ReplyWriter writer;
    private final TlsContexts tls;

    HttpConnection(HttpHandler handler, ReplyWriter writer, TlsContexts tls) {
        this.handler = handler;
        this.writer = writer;
        this.tls = tls;
    }

    void serve(Socket socket) throws IOException {
        WireInput in = new WireInput(socket.getInputStream());
        if (in.peek() == TLS_HANDSHAKE) {
            serveTls(socket, in, LOOPBACK, null);
        } else {
            serveRequests(socket, in, socket.getOutputStream(), "http", null);
        }
    }

    /** @param tunnelHost the host that a tunnel was opened to, or null outside a tunnel */
    private void serveTls(Socket socket, WireInput in, String certificateHost, @Nullable String tunnelHost)
            throws IOException {
        try (SSLSocket secure =
                (SSLSocket) tls.of(certificateHost).getSocketFactory().createSocket(socket, in.readAhead(), true)) {
            secure.setUseClientMode(false);
            secure.startHandshake();
            serveRequests(
                    secure, new WireInput(secure.getInputStream()), secure.getOutputStream(), "https", tunnelHost);
        }
    }

    private void serveRequests(
            Socket socket, WireInput in, OutputStream rawOut, String scheme, @Nullable String tunnelHost)
            throws IOException {
        OutputStream out = new BufferedOutputStream(rawOut, 16 * 1024);
        boolean open = true;
        while (open) {
            RequestLine line = RequestLine.parse(in.line());
            if (line == null) {
                return;
            }
            Headers headers = readHeaders(in);
            if (line.method().equals("CONNECT")) {
                openTunnel(socket, in, out, line.target());
                return;
            }
            open = serveOne(line, headers, in, out, scheme, tunnelHost);
        }
    }

    private boolean serveOne(
            RequestLine line, Headers headers, WireInput in, OutputStream out, String scheme, @Nullable String tunnel)
            throws IOException {
        boolean waits = "100-continue".equalsIgnoreCase(headers.get("Expect"));
        RequestBody body = RequestBody.of(in, headers, () -> continueIf(waits, out));
        HttpReply reply = handler.handle(request(line, headers, body, scheme, tunnel));
        if (reply.isBroken()) {
            return false;
        }
        // a client that still waits for leave to send its body sends none after the answer
        boolean unsent = waits && !body.begun();
        boolean keepAlive = line.keepsAlive(headers) && !unsent;
        writer.write(reply, line.method(), keepAlive, out);
        if (!unsent) {
            body.transferTo(OutputStream.nullOutputStream());
        }
        return keepAlive;
    }

    private void openTunnel(Socket socket, WireInput in, OutputStream out, String target) throws IOException {
        String host = hostOf(target);
        if (!handler.serves(host)) {
            writer.refuseTunnel(host, out);
            return;
        }
        out.write("HTTP/1.1 200 Connection established\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        if (in.peek() == TLS_HANDSHAKE) {
            serveTls(socket, in, host, host);
        } else {
            serveRequests(socket, in, socket.getOutputStream(), "http", host);
        }
    }

    private static HttpRequest request(
            RequestLine line, Headers headers, InputStream body, String scheme, @Nullable String tunnelHost)
            throws IOException {
        if (line.target().startsWith("http://") || line.target().startsWith("https://")) {
            URI absolute = absolute(line.target());
            String path = absolute.getRawPath().isEmpty() ? "/" : absolute.getRawPath();
            String query = absolute.getRawQuery() == null ? "" : absolute.getRawQuery();
            return new HttpRequest(
                    line.method(), absolute.getScheme(), lower(absolute.getHost()), path, query, headers, body);
        }
        String host = tunnelHost != null ? tunnelHost : hostOf(orLoopback(headers.get("Host")));
        String[] parts = line.target().split("\\?", 2);
        return new HttpRequest(line.method(), scheme, host, parts[0], parts.length > 1 ? parts[1] : "", headers, body);
    }

    private static URI absolute(String target) throws IOException {
        try {
            URI uri = new URI(target);
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new IOException("not an address: " + target, e);
        }
        throw new IOException("an address without a host");
    }

    private static Headers readHeaders(WireInput in) throws IOException {
        Headers headers = new Headers();
        String line = in.line();
        while (line != null && !line.isEmpty()) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new IOException("a header field without a name");
            }
            headers.add(line.substring(0, colon), line.substring(colon + 1).trim());
            line = in.line();
        }
        return headers;
    }

    private static void continueIf(boolean expected, OutputStream out) throws IOException {
        if (expected) {
            out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }
    }

    private static String orLoopback(@Nullable String host) {
        return host == null || host.isEmpty() ? LOOPBACK : host;
    }

    private static String hostOf(String authority) {
        int colon = authority.lastIndexOf(':');
        return lower(colon > 0 ? authority.substring(0, colon) : authority);
    }

    private static String lower(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
