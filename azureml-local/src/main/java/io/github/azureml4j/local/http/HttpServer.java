package io.github.azureml4j.local.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening port, on the loopback interface only. Thread-safe. */
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int BACKLOG = 512;
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final ServerSocket listener;
    private final ExecutorService threads = ConnectionThreads.create();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final HttpConnection connection;

    private HttpServer(ServerSocket listener, HttpConnection connection) {
        this.listener = listener;
        this.connection = connection;
    }

    /**
     * Binds and begins to serve.
     *
     * @param port 0 for any free one
     */
    public static HttpServer start(int port, Clock clock, TlsContexts tls, HttpHandler handler) {
        try {
            ServerSocket listener = new ServerSocket(port, BACKLOG, InetAddress.getByAddress(LOOPBACK));
            HttpServer server = new HttpServer(listener, new HttpConnection(handler, new ReplyWriter(clock), tls));
            server.threads.execute(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port, e);
        }
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                begin(listener.accept());
            } catch (IOException e) {
                LOG.trace("a connection was not accepted: {}", e.getMessage());
            }
        }
    }

    private void begin(Socket socket) throws IOException {
        open.add(socket);
        try {
            socket.setTcpNoDelay(true);
            threads.execute(() -> serve(socket));
        } catch (RejectedExecutionException closing) {
            open.remove(socket);
            socket.close();
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            connection.serve(socket);
        } catch (IOException e) {
            LOG.debug("connection ended: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("connection closed by a defect of the emulator", e);
        } finally {
            open.remove(socket);
        }
    }

    /** Stops listening, closes every connection and ends the threads. */
    @Override
    public void close() {
        closeQuietly(listener);
        open.forEach(HttpServer::closeQuietly);
        threads.shutdownNow();
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            LOG.trace("close: {}", e.getMessage());
        }
    }
}
