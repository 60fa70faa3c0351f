/**
 * The pipeline under every plane of the service: user agent, request id, deadline, retry with a budget, origin fence, sign-in,
 * redacted log, transport. {@link io.github.azureml4j.core.http.Pipeline} lists the stages in one method.
 *
 * <p>A credential belongs to an exact set of origins; a URL that the service names elsewhere is refused before a byte is sent.
 */
@NullMarked
package io.github.azureml4j.core.http;

import org.jspecify.annotations.NullMarked;
