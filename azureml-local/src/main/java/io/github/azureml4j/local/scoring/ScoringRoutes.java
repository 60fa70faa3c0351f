package io.github.azureml4j.local.scoring;

import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.ErrorForm;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** The front-end of the scoring hosts. */
public final class ScoringRoutes implements Routes {

    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(5);
    private static final int LONGEST_REQUEST_ID = 100;
    private static final List<String> REQUEST_IDS =
            List.of("x-request-id", "x-ms-request-id", "x-ms-client-request-id");

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
                    .get("/{path*}", "Scoring_Health", this::forward)
                    .post("/{path*}", "Scoring_Score", this::forward);
        }
        table.existing(Hosts.ACI, host -> service.exists(join(host, "azurecontainer.io")));
        table.existing(Hosts.AKS, host -> service.exists(join(host, "cloudapp.azure.com")));
        table.existing(Hosts.CUSTOM, host -> service.exists(host.getOrDefault("name", "")));
    }

    private Reply forward(Exchange exchange) {
        checkRequestIds(exchange);
        ScoringHost host = service.at(exchange.hostName(), exchange.rawPath());
        if (!host.admits(bearer(exchange))) {
            throw LocalError.unauthorized("Unauthorized", "The credential of the request is missing or not valid.");
        }
        if (!host.healthy()) {
            throw new LocalError(502, "BadGateway", "The scoring program has ended.", null);
        }
        return call(exchange, host);
    }

    private Reply call(Exchange exchange, ScoringHost host) {
        URI target = URI.create(
                "http://127.0.0.1:" + host.port() + host.address().inner(exchange.rawPath()));
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(LONGEST_REQUEST)
                .method(exchange.method(), HttpRequest.BodyPublishers.ofByteArray(exchange.bytes()));
        String type = exchange.header("Content-Type");
        request.header("Content-Type", type == null ? "application/json" : type);
        long started = System.nanoTime();
        try {
            HttpResponse<byte[]> answer = service.client().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return reply(answer, (System.nanoTime() - started) / 1e6);
        } catch (java.io.IOException e) {
            throw new LocalError(502, "BadGateway", "The scoring program broke off: " + e.getMessage(), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalError(503, "ServiceUnavailable", "The emulator is closing.", null);
        }
    }

    private static Reply reply(HttpResponse<byte[]> answer, double milliseconds) {
        String type = answer.headers().firstValue("Content-Type").orElse("application/json");
        Reply reply = Reply.bytes(answer.statusCode(), type, answer.body())
                .header("x-ms-run-fn-exec-ms", String.format(java.util.Locale.ROOT, "%.3f", milliseconds));
        return answer.statusCode() < 500 ? reply : reply.header("x-ms-run-function-failed", "True");
    }

    private static void checkRequestIds(Exchange exchange) {
        for (String name : REQUEST_IDS) {
            String value = exchange.header(name);
            if (value != null && value.length() > LONGEST_REQUEST_ID) {
                throw new LocalError(431, "HeaderTooLarge", name + " is longer than 100 characters.", null);
            }
        }
    }

    private static String bearer(Exchange exchange) {
        String header = exchange.header("Authorization");
        return header != null && header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : "";
    }

    private static String join(java.util.Map<String, String> host, String suffix) {
        return host.get("name") + "." + host.get("region") + "." + suffix;
    }
}
