package io.github.azureml4j.local.front;

import org.jspecify.annotations.Nullable;

/**
 * One route of the emulator.
 *
 * @param operationId the published operation id, or a name of our own where none is published
 * @param method the verb
 * @param hosts which hosts answer it
 * @param path with its variables in braces; {@code {name*}} takes the rest
 * @param contract the published file below {@code specification/}, or null where none describes it
 */
public record AnsweredOperation(
        String operationId,
        String method,
        Hosts hosts,
        String path,
        @Nullable String contract) {}
