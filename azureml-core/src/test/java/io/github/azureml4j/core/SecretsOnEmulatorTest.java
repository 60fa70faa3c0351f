package io.github.azureml4j.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.azure.core.credential.TokenRequestContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.data.BlobStore;
import io.github.azureml4j.core.data.Datastore;
import io.github.azureml4j.core.data.DatastoreSecrets;
import io.github.azureml4j.core.job.CommandJob;
import io.github.azureml4j.core.run.Run;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.testkit.CapturedLogs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The secrets of a whole trip (client secret, tokens, account key, SAS signatures, the value of an environment variable)
 * show up in no log at TRACE, no exception, no text and no JSON.
 */
@Timeout(180)
class SecretsOnEmulatorTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String VARIABLE = "canary-of-a-variable";

    private final ObjectMapper json = JsonMapper.builder()
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();
    private final List<String> secrets = new ArrayList<>(List.of(VARIABLE));
    private final StringBuilder said = new StringBuilder();

    @TempDir
    Path temp;

    @Test
    void secretsAreInNothingThatIsSaid() throws Exception {
        try (CapturedLogs logs = CapturedLogs.start();
                AzureMlLocal local =
                        AzureMlLocal.builder().operationTime(Duration.ZERO).start()) {
            secrets.add(local.clientSecret());
            try (AzureMl ml = connect(local, local.clientSecret());
                    AzureMl refused = connect(local, "canary-of-a-wrong-secret")) {
                travel(ml);
                say(() -> refused.resourceGroups().get("rg"));
            }
            said.append(logs.text());
        }
        secrets.add("canary-of-a-wrong-secret");
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(6).doesNotContain("");
        assertThat(said).contains("GET https://management.azure.com").contains("AADSTS7000215");
        secrets.forEach(secret -> assertThat(said.indexOf(secret))
                .as("secret that ends in …" + secret.substring(secret.length() - 3))
                .isEqualTo(-1));
    }

    private void travel(AzureMl ml) throws Exception {
        ml.resourceGroups().create("rg", "eastus2");
        Workspace workspace = Workspace.create()
                .name("secrets")
                .resourceGroup("rg")
                .location("eastus2")
                .begin(ml)
                .await(PATIENCE);
        secrets.add(ml.connection()
                .credential()
                .getTokenSync(new TokenRequestContext()
                        .addScopes(ml.connection().cloud().resourceManagerScope()))
                .getToken());
        say(ml, ml.connection(), ml.workspaces(), workspace, workspace.details(), workspace.connection());
        blobs(workspace);
        run(workspace);
    }

    private void blobs(Workspace workspace) {
        Datastore datastore = workspace.datastores().getDefault();
        DatastoreSecrets key = workspace.datastores().secrets(datastore.name());
        secrets.add(key.secret());
        BlobStore store = workspace.datastores().open(datastore);
        say(datastore, key, store);
        say(() -> store.download("nothing/there", temp));
        say(() -> store.mark("nothing/there", Map.of()));
    }

    private void run(Workspace workspace) throws Exception {
        workspace.environments().register("java", "17").image("jdk:17").submit();
        Path code = Files.createDirectories(temp.resolve("code"));
        Files.writeString(code.resolve("a.txt"), "text");
        CommandJob job = workspace
                .jobs()
                .command("echo words; exit 3")
                .code(code)
                .environment("java:17")
                .environmentVariable("SECRET", VARIABLE);
        Run run = job.submit();
        say(() -> run.await(PATIENCE));
        run.details()
                .document()
                .path("logFiles")
                .forEach(url -> secrets.add(url.asText().replaceAll(".*[?&]sig=([^&]*).*", "$1")));
        say(job, run, run.details(), run.logs(), workspace.jobs().get(run.id()), run.artifacts(), run.metrics());
        say(() -> run.artifacts().download("no/such.txt", temp.resolve("x")));
        say(run.artifacts().download("user_logs/std_log.txt", temp.resolve("log.txt")));
    }

    private static AzureMl connect(AzureMlLocal local, String secret) {
        return AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), secret))
                .subscription(local.subscriptionId())
                .build();
    }

    private void say(ThrowingCallable failing) {
        Throwable thrown = catchThrowable(failing);
        assertThat(thrown).isNotNull();
        said.append(Throwables.getStackTrace(thrown));
    }

    private void say(Object... things) {
        for (Object thing : things) {
            said.append(thing).append('\n');
            try {
                said.append(json.writeValueAsString(thing));
            } catch (JsonProcessingException e) {
                said.append(e.getOriginalMessage());
            }
        }
    }
}
