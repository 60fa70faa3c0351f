package io.github.azureml4j.local.scoring;

import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.processes.RunningProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Waits for a program's first answer: asks {@code GET /} again and again until it answers 200, ends, or its time is
 * over. This is the machine's time, since the program is real.
 */
final class Readiness {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration ONE_LOOK = Duration.ofSeconds(5);
    private static final int TAIL = 20;

    private final HttpClient http;
    private final Duration limit;
    private final Executor pause = CompletableFuture.delayedExecutor(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);

    Readiness(HttpClient http, Duration limit) {
        this.http = http;
        this.limit = limit;
    }

    /** Fails only when the program has ended: one that took too long is ended first. */
    CompletableFuture<Void> of(RunningProcess process, int port, LogTail log) {
        CompletableFuture<Void> answered = new CompletableFuture<>();
        CompletableFuture<Void> inTime = answered.copy().orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        inTime.exceptionally(tooLate -> {
            process.kill();
            return null;
        });
        process.exit().thenAccept(code -> {
            String what = inTime.isCompletedExceptionally() ? tooLate() : endedWith(code);
            answered.completeExceptionally(failure(what, log));
        });
        look(URI.create("http://127.0.0.1:" + port + "/"), answered);
        return answered;
    }

    private void look(URI health, CompletableFuture<Void> answered) {
        if (answered.isDone()) {
            return;
        }
        HttpRequest request = HttpRequest.newBuilder(health).timeout(ONE_LOOK).build();
        http.sendAsync(request, HttpResponse.BodyHandlers.discarding()).whenComplete((response, notYet) -> {
            if (notYet == null && response.statusCode() == 200) {
                answered.complete(null);
            } else {
                pause.execute(() -> look(health, answered));
            }
        });
    }

    private String tooLate() {
        return "The scoring program did not answer GET / within " + limit.toMillis() + " ms.";
    }

    private static String endedWith(int code) {
        return "The scoring program ended with exit code " + code + " before it answered.";
    }

    private static LocalError failure(String what, LogTail log) {
        return LocalError.badRequest(
                "DeploymentFailed", what + " Its last lines:\n" + String.join("\n", log.last(TAIL)));
    }
}
