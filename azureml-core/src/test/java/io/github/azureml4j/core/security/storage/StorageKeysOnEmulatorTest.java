package io.github.azureml4j.core.security.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.OperationProgress;
import io.github.azureml4j.core.TransportException;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.data.Datastore;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.core.process.ChildJvm;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.front.JournalEntry;
import io.github.azureml4j.local.front.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both keys of a workspace's account are replaced while the workspace is at work, each once, whatever happens in between. */
@Timeout(180)
class StorageKeysOnEmulatorTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static AzureMlLocal local;
    private static AzureMl ml;
    private static int made;

    private Workspace workspace;
    private String account;

    @TempDir
    Path temp;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.builder().operationTime(Duration.ZERO).start();
        ml = AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
                .subscription(local.subscriptionId())
                .sleeper(local.clock()::advance)
                .build();
        ml.resourceGroups().create("rg", "eastus");
    }

    @AfterAll
    static void stop() {
        ml.close();
        local.close();
    }

    @BeforeEach
    void makeWorkspace() {
        workspace = Workspace.create()
                .name("rotating" + made++)
                .resourceGroup("rg")
                .location("eastus")
                .begin(ml)
                .await(LIMIT);
        account = workspace.details().storageAccount().orElseThrow();
        Datastore own = workspace.datastores().getDefault();
        register("customers-own", own.account(), own.container(), values().get("key1"));
        register("on-the-other-key", own.account(), own.container(), values().get("key2"));
        local.clock().advance(Duration.ofMinutes(10));
    }

    @Test
    void everyDatastoreIsReadableAfterEveryStepAndBothKeysAreNew() {
        Map<String, String> old = values();
        Instant before = local.clock().instant();
        Operation<RotatedKeys> rotation = workspace.security().storageKeys().rotate();
        List<OperationProgress> news = new ArrayList<>();
        rotation.onProgress(step -> {
            news.add(step);
            readWithAll();
        });
        RotatedKeys done = rotation.await(LIMIT);

        readWithAll();
        assertThat(news).hasSizeGreaterThanOrEqualTo(6);
        assertThat(values()).doesNotContainValue(old.get("key1")).doesNotContainValue(old.get("key2"));
        assertThat(done.keys())
                .allSatisfy(key -> assertThat(key.created().orElseThrow()).isAfterOrEqualTo(before.minusSeconds(1)));
        assertThat(done.movedDatastores()).containsExactlyInAnyOrder("customers-own", "on-the-other-key");
        assertThat(done.interrupted()).isFalse();
        assertThat(regenerations()).isEqualTo(2);
    }

    @Test
    void otherWorkspacesOnTheAccountAreNamedBeforeAndAfter() {
        Workspace neighbour = Workspace.create()
                .name("neighbour" + made)
                .resourceGroup("rg")
                .location("eastus")
                .storageAccount(account)
                .begin(ml)
                .await(LIMIT);
        Datastore own = workspace.datastores().getDefault();
        registerSigned("signed", own.account(), own.container());
        local.clock().advance(Duration.ofMinutes(10));
        StorageKeys keys = workspace.security().storageKeys();

        OtherHolders before = keys.otherHolders();
        RotatedKeys done = keys.rotate().await(LIMIT);

        assertThat(before.workspaces()).containsExactly(neighbour.id().scope());
        assertThat(before.signedDatastores()).containsExactly("signed");
        assertThat(before.unread()).isEmpty();
        assertThat(done.otherHolders()).isEqualTo(before);
        neighbour.resyncKeys().await(LIMIT);
        neighbour.datastores().open(neighbour.datastores().getDefault()).find("nothing");
    }

    @Test
    void accountOfOneWorkspaceAloneHasNoOtherHolders() {
        assertThat(workspace.security().storageKeys().otherHolders().isEmpty()).isTrue();
    }

    @Test
    void workspacesThatCannotBeListedAreUnreadAndNotNone() {
        local.faults()
                .next(
                        x -> x.rawPath().endsWith("/providers/Microsoft.MachineLearningServices/workspaces"),
                        () -> Reply.json(403, Json.mapper().createObjectNode()));
        OtherHolders unseen = workspace.security().storageKeys().otherHolders();
        assertThat(unseen.isEmpty()).isFalse();
        assertThat(unseen.unread()).isPresent();
    }

    @Test
    void noKeyIsInTheTokenOrInAnyText() {
        List<String> secrets = new ArrayList<>(values().values());
        StringBuilder said = new StringBuilder();
        Operation<RotatedKeys> rotation = workspace.security().storageKeys().rotate();
        rotation.onProgress(step -> said.append(step).append(rotation.resumeToken()));
        said.append(rotation.await(LIMIT))
                .append(workspace.security().storageKeys().list());
        secrets.addAll(values().values());
        assertThat(secrets).hasSize(4).doesNotHaveDuplicates();
        secrets.forEach(secret -> assertThat(said).doesNotContain(secret));
    }

    @Test
    void secondRotationBeginsWithTheKeyThatIsNotInUse() {
        workspace.security().storageKeys().rotate().await(LIMIT);
        RotatedKeys again = workspace
                .security()
                .storageKeys()
                .rotate()
                .onProgress(step -> readWithAll())
                .await(LIMIT);
        assertThat(again.interrupted()).isFalse();
        assertThat(regenerations()).isEqualTo(4);
    }

    /** As when a process died after the request and before it could note that. */
    @ParameterizedTest(name = "token of before step {0}")
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void oldTokenReplacesNoKeyTwice(int step) {
        List<String> tokens = new ArrayList<>();
        Operation<RotatedKeys> rotation = workspace.security().storageKeys().rotate();
        tokens.add(rotation.resumeToken());
        rotation.onProgress(news -> tokens.add(rotation.resumeToken())).await(LIMIT);
        Map<String, String> settled = values();

        RotatedKeys again =
                workspace.security().storageKeys().resume(tokens.get(step)).await(LIMIT);

        assertThat(values()).isEqualTo(settled);
        assertThat(again.keys()).isEqualTo(workspace.security().storageKeys().list());
        assertThat(regenerations()).isEqualTo(2);
        readWithAll();
    }

    /** The token is the one of before the last step, so that what that step did was never noted. */
    @ParameterizedTest(name = "killed after step {0}")
    @ValueSource(ints = {1, 3, 6})
    void killedRotationIsEndedByAnotherProcessWithNoKeyReplacedTwice(int step) throws Exception {
        Map<String, String> old = values();
        String token;
        try (ChildJvm child = ChildJvm.start(
                local, temp, RotatingProgram.class, workspace.id().name())) {
            token = child.hear("TOKEN");
            String newer = token;
            for (int i = 0; i < step; i++) {
                token = newer;
                newer = nextToken(child);
                if (i < step - 1) {
                    child.goOn();
                }
            }
            child.kill();
        }
        workspace.security().storageKeys().resume(token).await(LIMIT);

        assertThat(values()).doesNotContainValue(old.get("key1")).doesNotContainValue(old.get("key2"));
        assertThat(regenerations()).isEqualTo(2);
        readWithAll();
    }

    @Test
    void lostAnswerToARegenerationIsNotFollowedByASecondOne() {
        Operation<RotatedKeys> rotation = workspace.security().storageKeys().rotate();
        local.faults().next(x -> x.rawPath().endsWith("/resyncKeys"), Reply::broken);
        try {
            rotation.await(LIMIT);
        } catch (TransportException torn) {
            rotation.await(LIMIT);
        }
        assertThat(regenerations()).isEqualTo(2);
    }

    @Test
    void tokenOfAnotherWorkspaceIsRefused() {
        String token = workspace.security().storageKeys().rotate().resumeToken();
        makeWorkspace();
        assertThatThrownBy(() -> workspace.security().storageKeys().resume(token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another workspace");
        assertThatThrownBy(() -> workspace.security().storageKeys().resume("{}"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tokenThatIsDamagedIsRefused() {
        String token = workspace.security().storageKeys().rotate().resumeToken();
        List<String> damaged = Stream.of("kind", "workspace", "account", "first", "second", "prints", "phase", "moved")
                .map(name -> token.replaceFirst(
                        "\"" + name + "\":(\"[^\"]*\"|\\{[^}]*}|\\[[^]]*])", "\"" + name + "\":null"))
                .toList();
        assertThat(damaged).doesNotContain(token);
        Stream.concat(Stream.of("null"), damaged.stream())
                .forEach(bent -> assertThatThrownBy(
                                () -> workspace.security().storageKeys().resume(bent))
                        .as(bent)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("not the resume token of a key rotation"));
    }

    /** It stops after each step, and in the pauses between polls. */
    private static String nextToken(ChildJvm child) throws IOException {
        String line = child.hear("");
        while (line.startsWith("PAUSE")) {
            child.goOn();
            line = child.hear("");
        }
        return line.substring("TOKEN ".length());
    }

    private void readWithAll() {
        workspace.datastores().list().stream()
                .filter(Datastore::isBlob)
                .forEach(store -> workspace.datastores().open(store).find("nothing"));
    }

    private long regenerations() {
        return local.requests().entries().stream()
                .filter(entry -> "StorageAccounts_RegenerateKey".equals(entry.operationId()))
                .map(JournalEntry::path)
                .filter(path -> path.startsWith(account))
                .count();
    }

    private Map<String, String> values() {
        JsonNode answer = ml.connection()
                .arm()
                .post(account + "/listKeys")
                .apiVersion("2023-05-01")
                .json();
        Map<String, String> values = new LinkedHashMap<>();
        answer.path("keys")
                .forEach(key -> values.put(
                        key.path("keyName").asText(), key.path("value").asText()));
        return values;
    }

    private void register(String name, String storage, String container, String key) {
        register(name, storage, container, "AccountKey", "key", key);
    }

    private void registerSigned(String name, String storage, String container) {
        register(name, storage, container, "Sas", "sasToken", "?sv=2024-05-04&sr=c&sp=rl&sig=c2lnbmF0dXJl");
    }

    private void register(String name, String storage, String container, String type, String field, String secret) {
        workspace
                .connection()
                .arm()
                .put("/datastores/{}", name)
                .json(Map.of(
                        "properties",
                        Map.of(
                                "datastoreType",
                                "AzureBlob",
                                "accountName",
                                storage,
                                "containerName",
                                container,
                                "credentials",
                                Map.of(
                                        "credentialsType",
                                        type,
                                        "secrets",
                                        Map.of("secretsType", type, field, secret)))))
                .send();
    }
}
