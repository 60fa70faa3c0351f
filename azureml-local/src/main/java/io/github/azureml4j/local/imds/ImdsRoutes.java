package io.github.azureml4j.local.imds;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Caller;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Where managed identities get their tokens. No operation ids are published; these names are ours. */
public final class ImdsRoutes implements Routes {

    private final ImdsService machine;

    public ImdsRoutes(ImdsService machine) {
        this.machine = machine;
    }

    @Override
    public void declare(RouteTable table) {
        table.on(Hosts.METADATA)
                .contract(Contract.unpublished("2023-11-15"))
                .errors(ImdsErrors.METADATA)
                .guard(ImdsRoutes::onTheMachine)
                .get(ImdsService.TOKEN, "ManagedIdentity_VirtualMachine", this::metadataToken);
        table.on(Hosts.MACHINE)
                .contract(Contract.unpublished("2019-08-01"))
                .errors(ImdsErrors.APP_SERVICE)
                .guard(secret("X-IDENTITY-HEADER", machine::fromAppService))
                .get(ImdsService.APP_SERVICE, "ManagedIdentity_AppService", this::appServiceToken);
        table.on(Hosts.MACHINE)
                .contract(Contract.unpublished("2018-02-01"))
                .errors(ImdsErrors.APP_SERVICE)
                .guard(secret("secret", machine::fromCompute))
                .get(ImdsService.COMPUTE, "ManagedIdentity_AzureMlCompute", this::computeToken);
        table.on(Hosts.MACHINE)
                .contract(Contract.unpublished("2020-06-01"))
                .errors(ImdsErrors.METADATA)
                .guard(this::onTheArcMachine)
                .get(ImdsService.ARC + ImdsService.TOKEN, "ManagedIdentity_Arc", this::metadataToken);
    }

    private Reply metadataToken(Exchange exchange) {
        ImdsService.Grant grant = machine.grant(machine.require(named(exchange)), text(exchange.query("resource")));
        String life =
                String.valueOf(Duration.between(grant.from(), grant.expires()).toSeconds() - 1);
        return Reply.ok(document(grant)
                .put("expires_on", String.valueOf(grant.expires().getEpochSecond()))
                .put("expires_in", life)
                .put("ext_expires_in", life)
                .put("not_before", String.valueOf(grant.from().getEpochSecond())));
    }

    private Reply appServiceToken(Exchange exchange) {
        ImdsService.Grant grant = machine.grant(machine.require(named(exchange)), text(exchange.query("resource")));
        return Reply.ok(document(grant)
                .put("expires_on", String.valueOf(grant.expires().getEpochSecond()))
                .put("not_before", String.valueOf(grant.from().getEpochSecond())));
    }

    private Reply computeToken(Exchange exchange) {
        ImdsService.Grant grant = machine.grant(
                machine.require(text(exchange.query("clientid")), "", ""), text(exchange.query("resource")));
        return Reply.ok(document(grant).put("expires_on", machine.computeExpiry(grant.expires())));
    }

    private static ObjectNode document(ImdsService.Grant grant) {
        return Json.object()
                .put("access_token", grant.token())
                .put("client_id", grant.identity().clientId())
                .put("resource", grant.resource())
                .put("token_type", "Bearer");
    }

    /** The names that clients of each age use. */
    private static MachineIdentity.Named named(Exchange exchange) {
        return new MachineIdentity.Named(
                text(exchange.query("client_id")),
                text(exchange.query("object_id")) + text(exchange.query("principal_id")),
                text(exchange.query("msi_res_id")) + text(exchange.query("mi_res_id")));
    }

    /** A header that no page in a browser can set, and no sign of somebody who passes requests on. */
    private static Caller onTheMachine(Exchange exchange) {
        if (exchange.header("X-Forwarded-For") != null) {
            throw ImdsService.refusal("Requests with an X-Forwarded-For header are refused");
        }
        if (!"true".equalsIgnoreCase(exchange.header("Metadata"))) {
            throw ImdsService.refusal("Required metadata header not specified");
        }
        return Caller.ANONYMOUS;
    }

    private Caller onTheArcMachine(Exchange exchange) {
        onTheMachine(exchange);
        String proof = text(exchange.header("Authorization"));
        if (!proof.startsWith("Basic ") || !machine.arcAgent().accepts(proof.substring(6))) {
            throw LocalError.unauthorized("unauthorized", "The secret of the machine is missing")
                    .header(
                            "WWW-Authenticate",
                            "Basic realm=" + machine.arcAgent().challenge());
        }
        return Caller.ANONYMOUS;
    }

    private static Guard secret(String header, Predicate<String> known) {
        return exchange -> {
            if (!known.test(text(exchange.header(header)))) {
                throw LocalError.unauthorized("Unauthorized", "The header " + header + " is missing or wrong.");
            }
            return Caller.ANONYMOUS;
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
