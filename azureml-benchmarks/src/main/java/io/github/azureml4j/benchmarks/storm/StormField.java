package io.github.azureml4j.benchmarks.storm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/** All contestants of one storm. They take turns, so that what disturbs the machine disturbs all of them. */
record StormField(StormSettings settings, ServerProcess server, List<StormEntry> entries) implements AutoCloseable {

    static final String OURS = "scoring client";
    static final String AZURE_CORE = "azure-core";
    static final String EXPIRING = ", expiring";
    static final String CONTROL = ", unexpiring";
    static final String SILENT = ", own choice";
    static final String OUTAGE = ", outage";

    private static final byte[] BODY =
            ("{\"data\":[" + "0.125,".repeat(160) + "1]}").getBytes(StandardCharsets.US_ASCII);

    static StormField of(StormSettings settings, ServerProcess server) {
        StormField field = new StormField(settings, server, new ArrayList<>());
        field.enter(CONTROL, settings.unexpiring());
        field.enter(EXPIRING, settings.expiring());
        field.enter(SILENT, settings.silent());
        field.enter(OUTAGE, settings.outage());
        return field;
    }

    List<StormResult> run() throws IOException, InterruptedException {
        PacedLoad load = new PacedLoad(settings.threads(), settings.rate());
        Duration length = Duration.ofMillis(1_000L * settings.seconds() / settings.rounds());
        for (StormEntry entry : entries) {
            entry.warmUp(load);
        }
        for (int round = 0; round < settings.rounds(); round++) {
            for (StormEntry entry : entries) {
                entry.round(server, load, length);
            }
            Collections.reverse(entries);
        }
        return entries.stream()
                .map(entry -> entry.result(settings.seconds()))
                .sorted(Comparator.comparing(StormResult::name).reversed())
                .toList();
    }

    @Override
    public void close() {
        entries.forEach(entry -> entry.contestant().close());
    }

    private void enter(String scenario, TokenTerms terms) {
        OkHttpClient http = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(settings.threads(), 1, TimeUnit.MINUTES))
                .build();
        String ours = "ours" + entries.size();
        Issuer issuer = new Issuer(http, server.uri(ours, terms, "token"));
        entries.add(new StormEntry(
                OURS + scenario, ours, terms, ScoringContestant.of(server.uri(ours, terms, "score"), issuer, BODY)));
        String peer = "peer" + entries.size();
        Issuer peersIssuer = new Issuer(http, server.uri(peer, terms, "token"));
        entries.add(new StormEntry(
                AZURE_CORE + scenario,
                peer,
                terms,
                AzureCoreContestant.of(server.uri(peer, terms, "score"), http, peersIssuer, BODY)));
    }
}
