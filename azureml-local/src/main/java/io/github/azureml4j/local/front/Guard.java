package io.github.azureml4j.local.front;

/** Finds out who is calling, and raises {@link LocalError} 401 where the plane wants to know and cannot tell. */
@FunctionalInterface
public interface Guard {

    /** Nobody is asked for credentials: discovery, sign-in itself, or a room that checks for itself. */
    Guard OPEN = exchange -> Caller.ANONYMOUS;

    Caller check(Exchange exchange);
}
