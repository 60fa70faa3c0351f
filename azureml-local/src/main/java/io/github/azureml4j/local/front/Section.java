package io.github.azureml4j.local.front;

import org.jspecify.annotations.Nullable;

/** Routes that share a host family, a path prefix, a contract, a guard and an error form. Immutable. */
public final class Section {

    private final RouteTable table;
    private final Hosts hosts;
    private final String prefix;
    private final Contract contract;
    private final Guard guard;
    private final ErrorForm errors;

    Section(RouteTable table, Hosts hosts, String prefix, Contract contract, Guard guard, ErrorForm errors) {
        this.table = table;
        this.hosts = hosts;
        this.prefix = prefix;
        this.contract = contract;
        this.guard = guard;
        this.errors = errors;
    }

    /** The same below a path. */
    public Section under(String path) {
        return new Section(table, hosts, prefix + path, contract, guard, errors);
    }

    public Section contract(Contract other) {
        return new Section(table, hosts, prefix, other, guard, errors);
    }

    public Section guard(Guard other) {
        return new Section(table, hosts, prefix, contract, other, errors);
    }

    public Section errors(ErrorForm other) {
        return new Section(table, hosts, prefix, contract, guard, other);
    }

    public Section get(String path, String operationId, Handler handler) {
        return route("GET", path, null, operationId, handler);
    }

    public Section head(String path, String operationId, Handler handler) {
        return route("HEAD", path, null, operationId, handler);
    }

    public Section put(String path, String operationId, Handler handler) {
        return route("PUT", path, null, operationId, handler);
    }

    public Section post(String path, String operationId, Handler handler) {
        return route("POST", path, null, operationId, handler);
    }

    public Section patch(String path, String operationId, Handler handler) {
        return route("PATCH", path, null, operationId, handler);
    }

    public Section delete(String path, String operationId, Handler handler) {
        return route("DELETE", path, null, operationId, handler);
    }

    /** A route that is told apart by its query, as in {@code comp=list&restype=container}. */
    public Section route(String method, String path, @Nullable String queryFlag, String operationId, Handler handler) {
        PathTemplate template = new PathTemplate(prefix + path);
        table.add(new Route(hosts, method, template, queryFlag, operationId, contract, guard, errors, handler));
        return this;
    }
}
