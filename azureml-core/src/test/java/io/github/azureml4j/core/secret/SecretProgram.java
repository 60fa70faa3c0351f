package io.github.azureml4j.core.secret;

import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.process.ChildAzure;
import io.github.azureml4j.testkit.CapturedLogs;

/** Keeps and reads a secret where Azure's clients are told to log whole bodies, which they read once in the life of a JVM. */
final class SecretProgram {
    private SecretProgram() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("AZURE_HTTP_LOG_DETAIL_LEVEL", "body_and_headers");
        try (AzureMl ml = ChildAzure.connect();
                CapturedLogs logs = CapturedLogs.start()) {
            Secrets secrets = ml.workspaces().handle("rg", "secrets").secrets();
            secrets.set("told-to-log", arguments[0]);
            secrets.get("told-to-log");
            ChildAzure.say("HEARD", Boolean.toString(logs.text().contains("told-to-log")));
            ChildAzure.say("LOGGED", Boolean.toString(logs.text().contains(arguments[0])));
        }
    }
}
