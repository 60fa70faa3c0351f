package io.github.azureml4j.local.scoring;

import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.ErrorForm;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import java.util.List;

/** The front-end of the scoring hosts. */
public final class ScoringRoutes implements Routes {

    private final ScoringService service;

    public ScoringRoutes(ScoringService service) {
        this.service = service;
    }

    @Override
    public void declare(RouteTable table) {
        for (Hosts family : List.of(Hosts.ACI, Hosts.AKS, Hosts.CUSTOM)) {
            table.on(family)
                    .contract(Contract.UNPUBLISHED)
                    .errors(ErrorForm.SCORING)
                    .get("/{path*}", "Scoring_Get", this::answer)
                    .post("/{path*}", "Scoring_Score", this::answer)
                    .route("OPTIONS", "/{path*}", null, "Scoring_Options", this::answer);
            table.existing(family, host -> service.exists(host.name()));
        }
    }

    private Reply answer(Exchange exchange) {
        RequestIds ids = RequestIds.of(exchange);
        ScoringHost host = service.at(exchange.hostName(), exchange.rawPath());
        if (!host.admits(bearer(exchange))) {
            throw LocalError.unauthorized("Unauthorized", "The credential of the request is missing or not valid.");
        }
        if (!host.healthy()) {
            throw new LocalError(502, "BadGateway", "The scoring program has ended.", null);
        }
        Forwarding.Forwarded answer = new Forwarding(service.client(), host).send(exchange);
        if (answer.scored()) {
            service.tell(ScoredRequest.of(exchange, ids, host.address(), answer));
        }
        return ids.mark(answer.reply());
    }

    private static String bearer(Exchange exchange) {
        String header = exchange.header("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).trim()
                : "";
    }
}
