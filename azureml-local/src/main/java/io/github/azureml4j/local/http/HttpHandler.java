package io.github.azureml4j.local.http;

/** What stands behind the server: it answers requests and says which hosts there are. Called by many threads. */
public interface HttpHandler {

    /** Answers one request; an exception is a bug and closes the connection. */
    HttpReply handle(HttpRequest request);

    /** Whether a tunnel to this host may be opened; other hosts are refused with 502. */
    boolean serves(String host);
}
