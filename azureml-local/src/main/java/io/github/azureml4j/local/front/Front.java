package io.github.azureml4j.local.front;

import io.github.azureml4j.local.http.HttpHandler;
import io.github.azureml4j.local.http.HttpReply;
import io.github.azureml4j.local.http.HttpRequest;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of a request, lets the guard look at it, calls the room, and writes the journal. Thread-safe. */
public final class Front implements HttpHandler, InnerCalls {

    private static final Logger LOG = LoggerFactory.getLogger(Front.class);

    private final RouteTable table;
    private final Clock clock;
    private final Ids ids;
    private final LongOperations operations;
    private final Faults faults;
    private final Journal journal;
    private volatile Authorizer authorizer = Authorizer.NONE;

    public Front(RouteTable table, Clock clock, Ids ids, LongOperations operations, Faults faults, Journal journal) {
        this.table = table;
        this.clock = clock;
        this.ids = ids;
        this.operations = operations;
        this.faults = faults;
        this.journal = journal;
    }

    /** From now on nothing is handled that this one refuses. */
    public void authorizer(Authorizer other) {
        authorizer = other;
    }

    @Override
    public boolean serves(String host) {
        boolean known = LoopbackPaths.isLoopback(host) || table.host(host).isPresent();
        if (!known) {
            journal.refused(host);
        }
        return known;
    }

    @Override
    public HttpReply handle(HttpRequest request) {
        LoopbackPaths.Target target = LoopbackPaths.resolve(request.host(), request.rawPath());
        Exchange exchange = new Exchange(request, target, ids.uuid(), clock.instant());
        Trip trip = travel(exchange);
        trip.reply()
                .header(
                        "x-ms-correlation-request-id",
                        orElse(exchange.header("x-ms-correlation-request-id"), exchange));
        identify(trip.reply(), "x-ms-request-id", exchange.requestId());
        identify(trip.reply(), "x-ms-client-request-id", exchange.header("x-ms-client-request-id"));
        journal.add(exchange, trip.route(), trip.reply());
        return trip.reply().toHttp();
    }

    @Override
    public Reply send(InnerRequest request) {
        HttpRequest http = request.toHttp();
        LoopbackPaths.Target target = LoopbackPaths.resolve(http.host(), http.rawPath());
        Exchange exchange = new Exchange(http, target, ids.uuid(), clock.instant(), request.caller());
        RouteTable.HostMatch host = table.host(exchange.hostName())
                .orElseThrow(() -> new IllegalStateException("the emulator serves no host " + request.host()));
        try {
            return dispatch(exchange, host).reply();
        } catch (LocalError unreadable) {
            return ErrorForm.ARM.render(unreadable, exchange);
        }
    }

    private Trip travel(Exchange exchange) {
        Optional<Reply> fault = faults.next(exchange);
        if (fault.isPresent()) {
            return new Trip(null, fault.get());
        }
        operations.settle();
        Optional<RouteTable.HostMatch> host = table.host(exchange.hostName());
        if (host.isEmpty()) {
            journal.refused(exchange.hostName());
            return new Trip(null, Reply.text(502, "text/plain", "azureml-local serves no such host\n"));
        }
        try {
            return dispatch(exchange, host.get());
        } catch (LocalError unreadable) {
            return new Trip(null, ErrorForm.ARM.render(unreadable, exchange));
        }
    }

    private Trip dispatch(Exchange exchange, RouteTable.HostMatch host) {
        List<Found> byPath = table.of(host.family()).stream()
                .map(route -> route.path().match(exchange.rawPath()).map(values -> new Found(route, values)))
                .flatMap(Optional::stream)
                .toList();
        Optional<Found> found = byPath.stream()
                .filter(candidate -> candidate.route().method().equals(exchange.method()))
                .filter(candidate -> candidate.route().fitsQuery(exchange))
                .max(Comparator.comparingInt(candidate -> candidate.route().exactness()));
        if (found.isEmpty()) {
            exchange.matched(host.variables(), Map.of());
            return new Trip(null, unknown(exchange, host.family()));
        }
        exchange.matched(host.variables(), found.get().variables());
        return new Trip(found.get().route(), call(found.get().route(), exchange));
    }

    private Reply call(Route route, Exchange exchange) {
        Meter meter = exchange.sender() == null ? table.meter(route.hosts()) : Meter.NONE;
        Reply reply = answer(route, exchange, meter);
        meter.tell(exchange, reply);
        observe(route, exchange, reply);
        return reply;
    }

    private void observe(Route route, Exchange exchange, Reply reply) {
        if (!table.observers().isEmpty()) {
            Observation seen = Observation.of(route, exchange, reply);
            table.observers().forEach(observer -> observer.answered(seen));
        }
    }

    private Reply answer(Route route, Exchange exchange, Meter meter) {
        try {
            exchange.calledBy(caller(route, exchange));
            meter.count(exchange);
            route.contract().check(exchange);
            UnaryOperator<Reply> shown = authorizer.check(route.toOperation(), exchange);
            table.gates(route.hosts()).forEach(gate -> gate.check(exchange));
            return shown.apply(route.handler().handle(exchange));
        } catch (LocalError e) {
            return route.errors().render(e, exchange);
        } catch (RuntimeException e) {
            LOG.warn("defect of the emulator in {}", route.operationId(), e);
            return route.errors()
                    .render(
                            new LocalError(500, "InternalServerError", "Defect of azureml-local: " + e, null),
                            exchange);
        }
    }

    private static Caller caller(Route route, Exchange exchange) {
        Caller sender = exchange.sender();
        return sender == null ? route.guard().check(exchange) : sender;
    }

    /** What nobody built: the answer names it and the nearest thing that is there, in that one's form of errors. */
    private Reply unknown(Exchange exchange, Hosts family) {
        String version = exchange.query("api-version");
        Optional<Route> nearest = table.nearest(family, exchange.rawPath());
        LocalError error = LocalError.notImplemented(exchange.method() + " " + exchange.hostName() + exchange.rawPath()
                + (version == null ? "" : " (api-version " + version + ")") + "; the nearest route is "
                + nearest.map(route -> route.method() + " " + route.path()).orElse("none"));
        return nearest.map(Route::errors).orElse(ErrorForm.ARM).render(error, exchange);
    }

    /** Planes with rules of their own for a request's ids have set them by now. */
    private static void identify(Reply reply, String header, @Nullable String id) {
        if (id != null && reply.header(header) == null) {
            reply.header(header, id);
        }
    }

    private static String orElse(@Nullable String header, Exchange exchange) {
        return header == null ? exchange.requestId() : header;
    }

    private record Found(Route route, Map<String, String> variables) {}

    private record Trip(@Nullable Route route, Reply reply) {}
}
