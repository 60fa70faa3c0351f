package io.github.azureml4j.deploy;

import io.github.azureml4j.core.run.RunContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a data scientist would write: reads a file beside it, logs a curve, leaves a model. Fails when told to. */
public final class TrainingProgram {

    private TrainingProgram() {}

    public static void main(String[] args) throws IOException {
        double rate = Double.parseDouble(Files.readString(Path.of("rate.txt")).strip());
        try (RunContext run = RunContext.fromEnvironment()) {
            for (int epoch = 0; epoch < 1_200; epoch++) {
                run.log("loss", epoch, Math.pow(1 - rate / 100, epoch));
            }
            run.log("accuracy", 0.97);
        }
        System.out.println("trained at rate " + rate);
        if (args.length > 0) {
            System.out.println("giving up: " + args[0]);
            System.exit(3);
        }
        Files.writeString(Files.createDirectories(Path.of("outputs")).resolve("model.txt"), "2");
    }
}
