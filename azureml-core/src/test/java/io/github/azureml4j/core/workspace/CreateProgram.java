package io.github.azureml4j.core.workspace;

import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.process.ChildAzure;

/** Makes a workspace, or goes on with making one. */
final class CreateProgram {
    private CreateProgram() {}

    public static void main(String[] arguments) throws Exception {
        try (AzureMl ml = ChildAzure.connect()) {
            Operation<Workspace> creation = arguments.length == 0
                    ? Workspace.create()
                            .name("survivor")
                            .resourceGroup("rg-survivor")
                            .location("eastus2")
                            .begin(ml)
                    : ml.resume(arguments[0]);
            ChildAzure.say("TOKEN", creation.resumeToken());
            creation.onProgress(news -> ChildAzure.say("TOKEN", creation.resumeToken()));
            ChildAzure.say("DONE", creation.await().id().scope());
        }
    }
}
