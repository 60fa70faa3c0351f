/**
 * What stands behind a scoring address: the service's program, really running as a process of this machine, and the
 * front-end before it that checks the caller's credential and forwards the request.
 *
 * <p>Follows the inference server of Azure ML (routes {@code GET /} and {@code POST /score}, errors {@code
 * {"message"}}, request id headers; contract 7.6). Assumed, since no published text covers programs that are not
 * Python: the program is started by its file's extension, listens on 127.0.0.1 at the port in {@code PORT}, and finds
 * its models below {@code AZUREML_MODEL_DIR}. Left out: swagger, batching, replicas (one process, whatever was asked
 * for), concurrency limits, data collection.
 */
@NullMarked
package io.github.azureml4j.local.scoring;

import org.jspecify.annotations.NullMarked;
