package io.github.azureml4j.samples;

import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.environment.Environment;
import io.github.azureml4j.core.model.Model;
import io.github.azureml4j.core.run.Run;
import io.github.azureml4j.deploy.InferenceConfig;
import io.github.azureml4j.deploy.Webservice;
import io.github.azureml4j.deploy.Webservices;
import io.github.azureml4j.deploy.aks.AksDeployConfig;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.scoring.ScoringClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;

/** The Java text of the README as a class, so that it compiles; {@link ReadmeTest} holds the two together. */
final class ReadmeSnippet {

    private ReadmeSnippet() {}

    record Row(List<Double> features) {}

    record Verdict(String label) {}

    @SuppressWarnings("UnusedVariable")
    static void run(
            String tenant,
            String app,
            String secret,
            String subscriptionId,
            String keyVaultId,
            String keyUri,
            Environment java17,
            InferenceConfig inference,
            Row row,
            Logger log) {
        // README begins
        try (AzureMlLocal local = AzureMlLocal.start();
                AzureMl ml = AzureMl.builder()
                        .proxy(local.proxy())
                        .trust(local.certificate())
                        .credential(Credentials.servicePrincipal(tenant, app, secret))
                        .subscription(subscriptionId)
                        .build()) {

            Workspace ws = Workspace.create()
                    .name("clinic-prod")
                    .resourceGroup("rg-clinic")
                    .location("eastus")
                    .hbi(true)
                    .cmk(keyVaultId, keyUri)
                    .begin(ml)
                    .onProgress(p -> log.info("{}", p))
                    .await(Duration.ofMinutes(30));

            Run run = ws.jobs()
                    .command("java -cp 'lib/*' Train.java data.csv")
                    .code(Path.of("train"))
                    .environment(java17.id())
                    .experiment("diagnosis")
                    .submit();
            run.await(Duration.ofHours(1));
            Model model = ws.models()
                    .register("diagnosis")
                    .fromRun(run, "outputs/model.json")
                    .submit();

            Webservice aks = Webservices.in(ws)
                    .deploy(
                            "diagnosis",
                            inference,
                            List.of(model.nameAndVersion()),
                            AksDeployConfig.on("aks-prod").tokenAuth().build())
                    .await(Duration.ofMinutes(30));
            try (ScoringClient<Row, Verdict> scorer = aks.scorer(Row.class, Verdict.class)) {
                Verdict verdict = scorer.score(row);
            }
        }
        // README ends
    }
}
