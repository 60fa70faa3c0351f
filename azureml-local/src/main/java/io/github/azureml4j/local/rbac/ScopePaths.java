package io.github.azureml4j.local.rbac;

import io.github.azureml4j.local.front.Exchange;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The paths that access can be given at: subscriptions, resource groups, resources and what is nested in them. */
final class ScopePaths {

    static final String SUBSCRIPTION = "/subscriptions/{sub}";
    static final String GROUP = SUBSCRIPTION + "/resourceGroups/{rg}";
    static final String RESOURCE = GROUP + "/providers/{ns}/{t1}/{n1}";

    /** As deep as Azure Machine Learning goes: a deployment of an endpoint of a workspace, a blob container. */
    static final List<String> NESTED = List.of(RESOURCE + "/{t2}/{n2}", RESOURCE + "/{t2}/{n2}/{t3}/{n3}");

    private static final String EXTENSION = "/providers/microsoft.authorization/";

    private ScopePaths() {}

    static Stream<String> all() {
        return Stream.concat(Stream.of(SUBSCRIPTION, GROUP, RESOURCE), NESTED.stream());
    }

    /** What stands before the last {@code /providers/Microsoft.Authorization/} of the request; empty segments do not count. */
    static Scope of(Exchange exchange) {
        String path = exchange.rawPath();
        String scope = path.substring(0, path.toLowerCase(Locale.ROOT).lastIndexOf(EXTENSION));
        return new Scope(Stream.of(scope.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> "/" + URI.create("x:/" + segment).getPath().substring(1))
                .collect(Collectors.joining()));
    }
}
