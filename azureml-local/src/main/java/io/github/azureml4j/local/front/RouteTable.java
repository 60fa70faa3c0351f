package io.github.azureml4j.local.front;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Every route of the emulator. Filled once at the start, then only read. */
public final class RouteTable {

    private final List<Route> routes = new ArrayList<>();
    private final Map<Hosts, Predicate<HostMatch>> existing = new EnumMap<>(Hosts.class);
    private final List<Observer> observers = new ArrayList<>();
    private final Map<Hosts, List<Gate>> gates = new EnumMap<>(Hosts.class);
    private final Map<Hosts, Meter> meters = new EnumMap<>(Hosts.class);

    /** Routes on a family of hosts: open to all, with ARM's errors, until the section says otherwise. */
    public Section on(Hosts hosts) {
        return new Section(this, hosts, "", Contract.UNPUBLISHED, Guard.OPEN, ErrorForm.ARM);
    }

    /**
     * Says which hosts of a family there are, by their names or the variables in them: a vault has a host name only
     * once it was made. Families about which nobody says anything exist whole, {@link Hosts#CUSTOM} not at all.
     */
    public void existing(Hosts hosts, Predicate<HostMatch> exists) {
        existing.merge(hosts, exists, Predicate::or);
    }

    /** From now on the observer is told of every exchange that a route answered. */
    public void observe(Observer observer) {
        observers.add(observer);
    }

    /** From now on nothing on these hosts is handled that the gate refuses. */
    public void gate(Hosts hosts, Gate gate) {
        gates.computeIfAbsent(hosts, family -> new ArrayList<>()).add(gate);
    }

    /** From now on requests to these hosts are counted. */
    public void meter(Hosts hosts, Meter meter) {
        meters.put(hosts, meter);
    }

    /** All that is answered, by operation and path. */
    public List<AnsweredOperation> catalogue() {
        return routes.stream()
                .map(route -> new AnsweredOperation(
                        route.operationId(),
                        route.method(),
                        route.hosts(),
                        route.path().toString(),
                        route.contract().file()))
                .sorted(Comparator.comparing(AnsweredOperation::operationId).thenComparing(AnsweredOperation::path))
                .toList();
    }

    List<Observer> observers() {
        return observers;
    }

    List<Gate> gates(Hosts hosts) {
        return gates.getOrDefault(hosts, List.of());
    }

    Meter meter(Hosts hosts) {
        return meters.getOrDefault(hosts, Meter.NONE);
    }

    void add(Route route) {
        routes.add(route);
    }

    /** The family and variables of a host that exists. */
    Optional<HostMatch> host(String name) {
        for (Hosts family : Hosts.values()) {
            Optional<HostMatch> host = family.match(name).map(variables -> new HostMatch(name, family, variables));
            if (host.filter(this::exists).isPresent()) {
                return host;
            }
        }
        return Optional.empty();
    }

    List<Route> of(Hosts family) {
        return routes.stream().filter(route -> route.hosts() == family).toList();
    }

    /** The route whose template fits best, to help whoever asked for one that is not there. */
    Optional<Route> nearest(Hosts family, String rawPath) {
        return of(family).stream()
                .max(Comparator.comparingInt(route -> route.path().likeness(rawPath)));
    }

    private boolean exists(HostMatch host) {
        Predicate<HostMatch> predicate = existing.get(host.family());
        return predicate == null ? host.family() != Hosts.CUSTOM : predicate.test(host);
    }

    /** A host name of a family, with the variables that stand in it. */
    public record HostMatch(String name, Hosts family, Map<String, String> variables) {

        /** A variable of the name; empty when it has none of that kind. */
        public String variable(String variable) {
            return variables.getOrDefault(variable, "");
        }
    }
}
