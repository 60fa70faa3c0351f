package io.github.azureml4j.core.security.storage;

import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.process.ChildAzure;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Rotates storage keys in a JVM that is to be killed: says its token before each step, and goes on when it is told to. */
final class RotatingProgram {
    private RotatingProgram() {}

    public static void main(String[] arguments) throws Exception {
        try (AzureMl ml = ChildAzure.connect()) {
            StorageKeys keys =
                    ml.workspaces().handle("rg", arguments[0]).security().storageKeys();
            Operation<RotatedKeys> rotation = keys.rotate();
            ChildAzure.say("TOKEN", rotation.resumeToken());
            rotation.onProgress(news -> {
                ChildAzure.say("TOKEN", rotation.resumeToken());
                waitForParent();
            });
            rotation.await();
            ChildAzure.say("ENDED", "");
        }
    }

    private static void waitForParent() {
        try {
            int unused = System.in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
