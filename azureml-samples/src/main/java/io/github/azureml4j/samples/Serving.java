package io.github.azureml4j.samples;

import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.compute.ClusterPurpose;
import io.github.azureml4j.core.model.Model;
import io.github.azureml4j.core.security.KeyRef;
import io.github.azureml4j.deploy.InferenceConfig;
import io.github.azureml4j.deploy.Webservice;
import io.github.azureml4j.deploy.Webservices;
import io.github.azureml4j.deploy.aci.AciDeployConfig;
import io.github.azureml4j.deploy.aks.AksDeployConfig;
import io.github.azureml4j.samples.Diagnosis.Answer;
import io.github.azureml4j.samples.Diagnosis.Question;
import io.github.azureml4j.scoring.ScoringClient;
import io.github.azureml4j.scoring.ScoringStats;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a registered model to scored requests: one service opened by a key, one by a token that expires. */
final class Serving {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    /** Long enough for a hundred requests to span several lives of a token, where time can be made to pass. */
    private static final Duration BETWEEN_REQUESTS = Duration.ofSeconds(90);

    private static final double GOOD_ENOUGH = 0.95;

    private final Workspace workspace;
    private final Account account;
    private final Ground ground;
    private final List<Webservice> services = new ArrayList<>();

    Serving(Workspace workspace, Account account, Ground ground) {
        this.workspace = workspace;
        this.account = account;
        this.ground = ground;
    }

    List<Webservice> deploy(Model model, KeyRef key, Path program) {
        workspace
                .computes()
                .aks("aks-clinic")
                .vmSize("Standard_DS3_v2")
                .agents(1)
                .purpose(ClusterPurpose.DEV_TEST)
                .tls("clinic")
                .begin()
                .await(PATIENCE);
        InferenceConfig inference = InferenceConfig.entryScript("Score.java")
                .sourceDirectory(program)
                .environment("java17:1")
                .build();
        services.add(Webservices.in(workspace)
                .deploy("diagnosis-aci", inference, List.of(model.nameAndVersion()), aci(key))
                .await(PATIENCE));
        services.add(Webservices.in(workspace)
                .deploy(
                        "diagnosis-aks",
                        inference,
                        List.of(model.nameAndVersion()),
                        AksDeployConfig.on("aks-clinic").tokenAuth().build())
                .await(PATIENCE));
        services.forEach(
                service -> account.say(service.name() + " " + service.state() + " at " + service.scoringUri()));
        return services;
    }

    /** Every held-out row through both services. */
    double score() {
        List<BreastCancer.Row> rows = BreastCancer.load().heldOut();
        double worst = 1;
        for (Webservice service : services) {
            try (ScoringClient<Question, Answer> scorer = service.scorer(Question.class, Answer.class)) {
                worst = Math.min(worst, score(service, scorer, rows));
            }
        }
        if (worst < GOOD_ENOUGH) {
            throw new IllegalStateException("an accuracy of " + worst + " is not good enough");
        }
        return worst;
    }

    private double score(Webservice service, ScoringClient<Question, Answer> scorer, List<BreastCancer.Row> rows) {
        int right = 0;
        for (BreastCancer.Row row : rows) {
            Answer answer = scorer.score(new Question(List.of(row.features())));
            right += answer.classes().get(0).equals(row.diagnosis()) ? 1 : 0;
            ground.passTime(BETWEEN_REQUESTS);
        }
        double accuracy = (double) right / rows.size();
        ScoringStats stats = scorer.stats();
        account.say(String.format(
                "%s: accuracy %.3f, %d requests sent, %d token refreshes, %d failures",
                service.name(), accuracy, stats.requests(), stats.tokenRefreshes(), stats.failures()));
        return accuracy;
    }

    /** With a certificate where there is one: without TLS a key would travel in the clear. */
    private AciDeployConfig aci(KeyRef key) {
        AciDeployConfig.Builder config =
                AciDeployConfig.builder().cpuCores(1).memoryGb(2).keyAuth(true).cmk(key);
        Ground.@Nullable ServerCertificate certificate = ground.certificate();
        return certificate == null
                ? config.build()
                : config.ssl(certificate.chainPem(), certificate.keyPem(), certificate.host())
                        .build();
    }
}
