package io.github.azureml4j.local.front;

/** The routes of one room: path, verb, operation id, and the one call of the room's service. No rules here. */
public interface Routes {

    /** Adds the room's routes. */
    void declare(RouteTable table);
}
