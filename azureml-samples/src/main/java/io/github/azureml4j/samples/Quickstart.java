package io.github.azureml4j.samples;

import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.code.Snapshot;
import io.github.azureml4j.core.model.Model;
import io.github.azureml4j.core.run.Run;
import io.github.azureml4j.core.security.KeyRef;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The main job, end to end: from nothing to a sealed workspace, a trained model and a scored request. Runs on an
 * emulator in this JVM; with {@code --azure} the same code is pointed at real Azure (see {@link AzureGround}), with
 * {@code --cloud china} or {@code --cloud usgovernment} at another cloud. What it made it deletes, unless {@code --keep} is said. The steps themselves are in {@link Sealing}, {@link Training} and
 * {@link Serving}.
 */
public final class Quickstart {

    private static final int STEPS = 9;

    private final Account account;
    private final QuickstartOptions options;
    private final Ground ground;
    private final AzureMl ml;
    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final String group = "rg-quickstart-" + suffix;

    private Quickstart(QuickstartOptions options, Ground ground, AzureMl ml, PrintStream out) {
        this.account = new Account(out, STEPS);
        this.options = options;
        this.ground = ground;
        this.ml = ml;
    }

    /** Runs it; every failure ends the program with a status that is not zero. */
    public static void main(String[] arguments) throws Exception {
        run(QuickstartOptions.parse(arguments), Path.of("target"), System.out);
    }

    /**
     * Runs it.
     *
     * @param output where the picture of the loss curve goes
     * @param out where the account of it goes
     */
    static void run(QuickstartOptions options, Path output, PrintStream out) throws Exception {
        try (Ground ground = options.azure()
                ? new AzureGround(options.cloud(), System.getenv())
                : new LocalGround(options.cloud())) {
            run(options, ground, output, out);
        }
    }

    /** Runs it on a ground that somebody chose. */
    static void run(QuickstartOptions options, Ground ground, Path output, PrintStream out) throws Exception {
        try (AzureMl ml = ground.connect()) {
            new Quickstart(options, ground, ml, out).run(output);
        }
    }

    @SuppressWarnings("try") // cleaning up is a resource, so that its own failure never hides the first one
    private void run(Path output) throws Exception {
        Sealing sealing = new Sealing(ml, account, group, ground.region(), suffix);
        account.step("Sign in as a service principal to " + ground, sealing::signIn);
        try (AutoCloseable cleaning = () -> cleanUp(sealing);
                Workbench workbench = new Workbench()) {
            KeyRef key = account.step("Create a vault and a key of your own", sealing::createKey);
            Workspace workspace = account.step("Create a workspace sealed with it", sealing::createWorkspace);
            Training training = new Training(workspace, account);
            Snapshot code =
                    account.step("Snapshot the training directory", () -> training.snapshot(workbench.training()));
            Run run = account.step("Train a logistic regression", () -> training.run(code));
            account.step("Look at its metrics", () -> training.drawLoss(run, output));
            Model model = account.step("Register the model", () -> training.register(run));
            Serving serving = new Serving(workspace, account, ground);
            account.step("Deploy it to ACI and AKS", () -> serving.deploy(model, key, workbench.scoring()));
            account.step("Score 100 rows that training never saw", serving::score);
        }
    }

    private void cleanUp(Sealing sealing) {
        if (options.keep()) {
            account.say("kept: resource group " + group);
            return;
        }
        account.say("cleaning up resource group " + group);
        sealing.deleteEverything();
    }
}
