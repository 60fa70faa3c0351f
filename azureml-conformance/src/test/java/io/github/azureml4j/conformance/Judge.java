package io.github.azureml4j.conformance;

import io.github.azureml4j.conformance.openapi.BodySchemas;
import io.github.azureml4j.conformance.openapi.Operation;
import io.github.azureml4j.conformance.openapi.SpecLibrary;
import io.github.azureml4j.conformance.traffic.Exchange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the published operation of each exchange and keeps account of what holds and what does not. */
final class Judge {
    private static final int NOT_IMPLEMENTED = 501;
    /** The exactness of {@code /{resourceId}}, which every path fits. */
    private static final int ANYTHING = 1;

    private final SpecLibrary library;
    private final BodySchemas schemas;
    private final ExceptionList exceptions;
    private final Report report = new Report();

    Judge(SpecLibrary library, ExceptionList exceptions) {
        this.library = library;
        this.schemas = new BodySchemas(library);
        this.exceptions = exceptions;
    }

    void judge(Exchange exchange) {
        report.exchange();
        if (exchange.status() == NOT_IMPLEMENTED) {
            report.unimplemented();
            return;
        }
        List<Candidate> candidates = candidates(exchange);
        if (candidates.isEmpty()) {
            unmatched(exchange);
        } else {
            matched(exchange, candidates);
        }
    }

    Report report() {
        return report.exceptions(exceptions.uses());
    }

    /**
     * Some published paths differ in a header or a body only; the exchange is of the one that it fits best, and of
     * several that fit alike it is of the one that the emulator's route claims.
     */
    private void matched(Exchange exchange, List<Candidate> candidates) {
        String claim = exchange.claimedOperation().orElse("");
        Verdict best = candidates.stream()
                .map(candidate -> candidate.verdict(schemas, exchange))
                .min(Comparator.comparingInt(
                                (Verdict verdict) -> verdict.findings().size())
                        .thenComparing(
                                verdict -> !verdict.check().operation().id().equals(claim)))
                .orElseThrow();
        List<Finding> findings = new ArrayList<>(best.findings());
        exchange.claimedOperation()
                .filter(claimed -> candidates.stream().noneMatch(candidate -> candidate.is(claimed)))
                .ifPresent(claimed -> findings.add(best.check().claims(claimed)));
        if (findings.removeIf(exceptions::excuses)) {
            report.defective();
        }
        report.validated(best.check().operation().toString(), best.check().bodySeen(), findings);
        Plane.of(exchange).flatMap(plane -> plane.versionNote(exchange)).ifPresent(report::note);
    }

    private void unmatched(Exchange exchange) {
        if (exceptions.excuses(exchange)) {
            report.excepted();
        } else if (exchange.fromClient() || (!exchange.scripted() && exchange.status() < 400)) {
            report.fault(new Finding(
                    "-", "-", "operation", exchange.path(), "unpublished", "no published operation", exchange));
        } else {
            report.probe();
        }
    }

    private List<Candidate> candidates(Exchange exchange) {
        List<Candidate> fitting =
                Plane.of(exchange).map(plane -> library.documents(plane.files(exchange))).orElse(List.of()).stream()
                        .flatMap(document -> document.operations().stream())
                        .filter(operation -> operation.exactness() > ANYTHING)
                        .flatMap(operation -> Candidate.of(operation, exchange).stream())
                        .toList();
        int exactness = fitting.stream()
                .mapToInt(candidate -> candidate.operation().exactness())
                .max()
                .orElse(0);
        return fitting.stream()
                .filter(candidate -> candidate.operation().exactness() == exactness)
                .toList();
    }

    private record Candidate(Operation operation, Map<String, String> path) {
        static Optional<Candidate> of(Operation operation, Exchange exchange) {
            return operation
                    .match(exchange.method(), exchange.path(), exchange.query())
                    .map(path -> new Candidate(operation, path));
        }

        boolean is(String operationId) {
            return operation.id().equals(operationId);
        }

        Verdict verdict(BodySchemas schemas, Exchange exchange) {
            Check check = new Check(schemas, operation, exchange);
            return new Verdict(check, check.run(path));
        }
    }

    private record Verdict(Check check, List<Finding> findings) {}
}
