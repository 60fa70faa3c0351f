package io.github.azureml4j.samples;

import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.code.Snapshot;
import io.github.azureml4j.core.environment.Environment;
import io.github.azureml4j.core.model.Model;
import io.github.azureml4j.core.run.LogStream;
import io.github.azureml4j.core.run.Run;
import io.github.azureml4j.core.run.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** From a directory of code to a registered model. */
final class Training {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Workspace workspace;
    private final Account account;

    Training(Workspace workspace, Account account) {
        this.workspace = workspace;
        this.account = account;
    }

    Snapshot snapshot(Path directory) {
        Snapshot snapshot = workspace.codes().upload(directory);
        account.say(snapshot.files() + " files, " + snapshot.bytesUploaded() / 1024 + " kB sent");
        return snapshot;
    }

    /** A program of your own, in a plain JDK image; what it prints is read while it runs. */
    Run run(Snapshot code) throws IOException {
        workspace
                .computes()
                .amlCompute("cpu")
                .vmSize("Standard_DS3_v2")
                .nodes(0, 1)
                .begin()
                .await(PATIENCE);
        Environment environment = workspace
                .environments()
                .register("java17", "1")
                .image("mcr.microsoft.com/openjdk/jdk:17-ubuntu")
                .submit();
        Run run = workspace
                .jobs()
                .command("java -cp 'lib/*' Train.java breast_cancer.csv")
                .code(code.codeId())
                .environment(environment.id())
                .compute("cpu")
                .experiment("diagnosis")
                .submit();
        account.say("run " + run.id());
        try (LogStream lines = run.logs()) {
            lines.forEach(line -> account.say("| " + line.text()));
        }
        account.say(run.await(PATIENCE).status());
        return run;
    }

    /** The loss curve, in the terminal and as a picture. */
    Series drawLoss(Run run, Path output) throws IOException {
        Series loss = run.metrics().series("loss");
        Path picture =
                Files.createDirectories(output).resolve("quickstart-loss.svg").toAbsolutePath();
        Files.writeString(picture, loss.toSvg());
        account.say("loss     " + loss.sparkline());
        account.say(String.format(
                "         %d points, last %.4f, drawn in %s", loss.points().size(), loss.last(), picture));
        account.say(
                String.format("accuracy %.4f", run.metrics().series("accuracy").last()));
        return loss;
    }

    Model register(Run run) {
        Model model = workspace
                .models()
                .register("diagnosis")
                .fromRun(run, "outputs/model.json")
                .tag("data", "breast-cancer-wisconsin")
                .submit();
        account.say(model.nameAndVersion() + " at " + model.uri());
        return model;
    }
}
