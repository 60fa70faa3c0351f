package io.github.azureml4j.local.entra;

import io.github.azureml4j.local.front.Exchange;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whom a client signs in with: a cloud, and a tenant's name as it stands in the path, which may be {@code common}.
 *
 * @param origin how the client reached the sign-in service
 */
record Authority(EntraCloud cloud, String origin, String tenantName) {

    static Authority of(Exchange exchange) {
        return new Authority(EntraCloud.of(exchange.hostName()), exchange.origin(), exchange.path("tenant"));
    }

    /** Whether the user's own tenant is meant. */
    boolean isAny() {
        return Tenant.isAny(tenantName);
    }

    /** Where a page of the sign-in service is. */
    String address(String path) {
        return origin + "/" + tenantName + path;
    }

    /** Every form in which a client may name this authority as the audience of its assertion. */
    Set<String> audiences(Tenant tenant) {
        Stream<String> bases =
                Stream.concat(Stream.of(origin), cloud.aliases().stream().map(alias -> "https://" + alias));
        return bases.flatMap(base -> Stream.of(tenant.id(), tenant.domain(), tenantName)
                        .flatMap(name -> Stream.of("/oauth2/v2.0/token", "/oauth2/token", "/v2.0", "", "/")
                                .map(end -> base + "/" + name + end)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
