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
        return report.unused(exceptions.unused());
    }

    /** Some published paths differ in a header or a body only; the exchange is of the one that it fits best. */
    private void matched(Exchange exchange, List<Candidate> candidates) {
        List<Verdict> verdicts = candidates.stream()
                .map(candidate -> candidate.verdict(schemas, exchange))
                .sorted(Comparator.comparingInt(verdict -> verdict.findings().size()))
                .toList();
        Verdict best = verdicts.get(0);
        List<Finding> findings = new ArrayList<>(best.findings());
        if (findings.removeIf(exceptions::excuses)) {
            report.excepted();
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

        Verdict verdict(BodySchemas schemas, Exchange exchange) {
            Check check = new Check(schemas, operation, exchange);
            return new Verdict(check, check.run(path));
        }
    }

    private record Verdict(Check check, List<Finding> findings) {}
}
