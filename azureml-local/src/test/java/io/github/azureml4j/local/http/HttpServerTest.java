package io.github.azureml4j.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests as bytes on a socket, answers as bytes from it. */
class HttpServerTest {

    private static final Instant LATER = Instant.parse("2031-02-03T04:05:06Z");

    private final HttpServer server = HttpServer.start(
            0, Clock.fixed(LATER, ZoneOffset.UTC), new TlsContexts(new CertificateAuthority()), new Echo());

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void dateIsTheEmulatorsTime() throws IOException {
        assertThat(exchange("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .contains("Date: Mon, 03 Feb 2031 04:05:06 GMT\r\n");
    }

    @Test
    void connectionServesOneRequestAfterAnother() throws IOException {
        String answers = exchange("POST /one HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
                + "GET /two HTTP/1.1\r\nHost: b\r\nConnection: close\r\n\r\n");
        assertThat(answers).contains("POST http://a/one abc").contains("GET http://b/two ");
    }

    @Test
    void bodyThatTheHandlerLeftIsSkipped() throws IOException {
        String answers = exchange("POST /unread HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
                + "GET /two HTTP/1.1\r\nHost: b\r\nConnection: close\r\n\r\n");
        assertThat(answers).contains("GET http://b/two ");
    }

    @Test
    void chunkedBodyIsPutTogether() throws IOException {
        assertThat(exchange("PUT /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                        + "4\r\nwiki\r\n6;x=y\r\npedia \r\n0\r\nTrailer: t\r\n\r\n"))
                .endsWith("PUT http://a/c wikipedia ");
    }

    @Test
    void headHasALengthAndNoBody() throws IOException {
        assertThat(exchange("HEAD /h HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .contains("Content-Length: 16\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void clientThatWaitsForContinueGetsIt() throws IOException {
        assertThat(exchange("PUT /e HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n"
                        + "Connection: close\r\n\r\nok"))
                .startsWith("HTTP/1.1 100 Continue\r\n\r\n")
                .endsWith("PUT http://a/e ok");
    }

    @Test
    void clientThatIsAnsweredBeforeItSentItsBodyIsNotAskedForItAnyMore() throws IOException {
        assertThat(exchange("PUT /unread HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("Connection: close\r\n")
                .doesNotContain("100 Continue");
    }

    @Test
    void lengthThatIsNoNumberEndsTheConnection() throws IOException {
        assertThat(exchange("PUT /e HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n"))
                .isEmpty();
    }

    @Test
    void absoluteFormNamesTheHost() throws IOException {
        assertThat(exchange("GET http://169.254.169.254/metadata?a=b HTTP/1.1\r\nHost: proxy\r\n"
                        + "Connection: close\r\n\r\n"))
                .contains("GET http://169.254.169.254/metadata ");
    }

    @Test
    void tunnelToAnUnknownHostIsRefused() throws IOException {
        assertThat(exchange("CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n"))
                .startsWith("HTTP/1.1 502 ")
                .contains("serves no host example.org");
    }

    @Test
    void brokenReplyTearsTheConnection() throws IOException {
        assertThat(exchange("GET /broken HTTP/1.1\r\nHost: a\r\n\r\n")).isEmpty();
    }

    private String exchange(String bytes) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static final class Echo implements HttpHandler {

        @Override
        public HttpReply handle(HttpRequest request) {
            if (request.rawPath().equals("/broken")) {
                return new HttpReply(HttpReply.BROKEN, new Headers(), HttpReply.Content.of(new byte[0]));
            }
            String body =
                    request.rawPath().equals("/unread") ? "" : new String(request.bytes(), StandardCharsets.ISO_8859_1);
            String text =
                    request.method() + " " + request.scheme() + "://" + request.host() + request.rawPath() + " " + body;
            return new HttpReply(200, new Headers(), HttpReply.Content.of(text.getBytes(StandardCharsets.ISO_8859_1)));
        }

        @Override
        public boolean serves(String host) {
            return host.equals("a");
        }
    }
}
