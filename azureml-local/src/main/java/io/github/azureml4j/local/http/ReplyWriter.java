package io.github.azureml4j.local.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes answers; their {@code Date} is the given clock's. */
final class ReplyWriter {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final int CHUNK = 16 * 1024;

    private final Clock clock;

    ReplyWriter(Clock clock) {
        this.clock = clock;
    }

    void write(HttpReply reply, String method, boolean keepAlive, OutputStream out) throws IOException {
        boolean bodiless = method.equals("HEAD") || reply.status() == 204 || reply.status() == 304;
        boolean chunked = reply.content().length() < 0;
        writeHead(reply, keepAlive, bodiless, chunked, out);
        try (InputStream body = reply.content().body()) {
            if (!bodiless && chunked) {
                writeChunks(body, out);
            } else if (!bodiless) {
                body.transferTo(out);
            }
        }
        out.flush();
    }

    void refuseTunnel(String host, OutputStream out) throws IOException {
        byte[] text = ("azureml-local serves no host " + host + "\n").getBytes(StandardCharsets.UTF_8);
        Headers headers = new Headers().add("Content-Type", "text/plain");
        write(new HttpReply(502, headers, HttpReply.Content.of(text)), "CONNECT", false, out);
    }

    private void writeHead(HttpReply reply, boolean keepAlive, boolean bodiless, boolean chunked, OutputStream out)
            throws IOException {
        StringBuilder head = new StringBuilder(256)
                .append("HTTP/1.1 ")
                .append(reply.status())
                .append(' ')
                .append(Reason.of(reply.status()))
                .append("\r\n");
        reply.headers().set("Date", HTTP_DATE.format(clock.instant()));
        if (chunked && !bodiless) {
            reply.headers().set("Transfer-Encoding", "chunked");
        } else if (reply.status() != 204 && !reply.headers().has("Content-Length")) {
            reply.headers()
                    .set(
                            "Content-Length",
                            Long.toString(Math.max(0, reply.content().length())));
        }
        if (!keepAlive) {
            reply.headers().set("Connection", "close");
        }
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(inOneLine(value)).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What a client sent may stand in a header of its answer, but must not begin another one. */
    private static String inOneLine(String value) {
        return value.indexOf('\r') < 0 && value.indexOf('\n') < 0 ? value : value.replaceAll("[\r\n]+", " ");
    }

    private static void writeChunks(InputStream body, OutputStream out) throws IOException {
        byte[] buffer = new byte[CHUNK];
        int count = body.read(buffer);
        while (count > 0) {
            out.write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.write(buffer, 0, count);
            out.write("\r\n".getBytes(StandardCharsets.ISO_8859_1));
            count = body.read(buffer);
        }
        out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    }
}
