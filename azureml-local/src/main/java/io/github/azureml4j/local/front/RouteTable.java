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
    private final Map<Hosts, Predicate<Map<String, String>>> existing = new EnumMap<>(Hosts.class);

    /** Routes on a family of hosts: open to all, with ARM's errors, until the section says otherwise. */
    public Section on(Hosts hosts) {
        return new Section(this, hosts, "", Contract.UNPUBLISHED, Guard.OPEN, ErrorForm.ARM);
    }

    /**
     * Says which hosts of a family there are, from the variables of the name: a vault has a host name only once it
     * was made. Families about which nobody says anything exist whole, {@link Hosts#CUSTOM} not at all.
     */
    public void existing(Hosts hosts, Predicate<Map<String, String>> exists) {
        existing.merge(hosts, exists, Predicate::or);
    }

    /** One line an operation: {@code method host-family path operationId contract-file}, sorted. */
    public List<String> catalogue() {
        return routes.stream()
                .map(route -> String.join(
                        "\t",
                        route.operationId(),
                        route.method(),
                        route.hosts().name(),
                        route.path().toString(),
                        String.valueOf(route.contract().file())))
                .sorted()
                .toList();
    }

    void add(Route route) {
        routes.add(route);
    }

    /** The family and variables of a host that exists. */
    Optional<HostMatch> host(String name) {
        for (Hosts family : Hosts.values()) {
            Optional<Map<String, String>> variables = family.match(name);
            if (variables.isPresent() && exists(family, variables.get())) {
                return Optional.of(new HostMatch(family, variables.get()));
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

    private boolean exists(Hosts family, Map<String, String> variables) {
        Predicate<Map<String, String>> predicate = existing.get(family);
        return predicate == null ? family != Hosts.CUSTOM : predicate.test(variables);
    }

    record HostMatch(Hosts family, Map<String, String> variables) {}
}
