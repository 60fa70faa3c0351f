package io.github.azureml4j.core.security;

import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.process.ChildAzure;

/** Rotates a workspace's key, or goes on with that: arguments are the workspace, the next version, and perhaps a token. */
final class KeyRotationProgram {
    private KeyRotationProgram() {}

    public static void main(String[] arguments) throws Exception {
        try (AzureMl ml = ChildAzure.connect()) {
            WorkspaceSecurity security =
                    ml.workspaces().handle("rg", arguments[0]).security();
            Operation<Workspace> rotation = arguments.length == 2
                    ? security.rotateKey(KeyRef.parse(arguments[1]))
                    : security.resumeKeyRotation(arguments[2]);
            ChildAzure.say("TOKEN", rotation.resumeToken());
            rotation.onProgress(news -> ChildAzure.say("TOKEN", rotation.resumeToken()));
            ChildAzure.say(
                    "DONE", rotation.await().details().cmk().orElseThrow().uri());
        }
    }
}
