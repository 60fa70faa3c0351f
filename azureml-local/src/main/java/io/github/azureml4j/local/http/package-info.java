/**
 * A small HTTP/1.1 server that is an HTTPS forward proxy and the server behind it, on one port.
 *
 * <p>Why not the server of the JDK: it stamps every answer with the machine's own time, while the {@code Date} of the
 * emulator must follow the emulator's clock (clients correct their skew by it), and it can neither answer
 * {@code CONNECT} nor break a connection on purpose. This room knows no Azure: requests in, replies out.
 *
 * <p>Left out: HTTP/2, WebSocket, pipelining, trailers, compression.
 */
@NullMarked
package io.github.azureml4j.local.http;

import org.jspecify.annotations.NullMarked;
