package io.github.azureml4j.local.front;

/** Answers one exchange; raises {@link LocalError} for everything that a client did wrong. */
@FunctionalInterface
public interface Handler {

    Reply handle(Exchange exchange);
}
