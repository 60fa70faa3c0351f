/**
 * Taking secrets out of what others say: a server, a proxy or a library may repeat in its error what it was sent, and errors end
 * in logs and tickets.
 */
@NullMarked
package io.github.azureml4j.scoring.redaction;

import org.jspecify.annotations.NullMarked;
