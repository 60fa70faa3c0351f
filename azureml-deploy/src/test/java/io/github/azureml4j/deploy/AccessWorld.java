package io.github.azureml4j.deploy;

import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.model.Model;
import io.github.azureml4j.core.run.Run;
import io.github.azureml4j.deploy.aci.AciDeployConfig;
import io.github.azureml4j.deploy.aks.AksDeployConfig;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalApplication;
import io.github.azureml4j.scoring.ScoringClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A furnished workspace on an emulator, and what principals other than its owner do there by this SDK's own calls. */
final class AccessWorld implements AutoCloseable {
    static final String GROUP = "rg-access";
    static final String NAME = "access";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final AzureMlLocal local =
            AzureMlLocal.builder().operationTime(Duration.ZERO).start();
    private final AtomicInteger serial = new AtomicInteger();
    private final Path directory;
    private final AzureMl owner;
    private final Workspace workspace;
    private final Run run;
    private final Model model;
    private final String byKey;
    private final String byToken;

    AccessWorld(Path directory) throws IOException {
        this.directory = directory;
        Files.writeString(directory.resolve("model.txt"), "2");
        owner = connect(local.clientId(), local.clientSecret());
        owner.resourceGroups().create(GROUP, "eastus2");
        workspace = Workspace.create()
                .name(NAME)
                .resourceGroup(GROUP)
                .location("eastus2")
                .begin(owner)
                .await(PATIENCE);
        workspace.environments().register("java", "17").image("jdk:17").submit();
        workspace.computes().aks("aks-prod").begin().await(PATIENCE);
        run = submitJob(workspace);
        model = registerModel(workspace);
        byKey = deployAks(workspace, AksDeployConfig.on("aks-prod").build());
        byToken =
                deployAks(workspace, AksDeployConfig.on("aks-prod").tokenAuth().build());
    }

    AzureMl owner() {
        return owner;
    }

    Workspace workspace() {
        return workspace;
    }

    LocalApplication person() {
        return local.entra().addApplication("person" + serial.incrementAndGet());
    }

    /** A connection of its own each time: what an earlier one was told must not stand in for a right. */
    AzureMl connect(LocalApplication person) {
        return connect(person.clientId(), person.secret());
    }

    /** With code that nobody has sent yet. */
    Run submitJob(Workspace in) throws IOException {
        Path code = Files.createDirectories(directory.resolve("code" + serial.incrementAndGet()));
        Files.writeString(code.resolve("a.txt"), "text of " + code);
        Run submitted = in.jobs()
                .command("mkdir -p outputs && echo 2 > outputs/model.txt")
                .code(code)
                .environment("java:17")
                .experiment("diagnosis")
                .submit();
        submitted.await(PATIENCE);
        return submitted;
    }

    void readJob(Workspace in) {
        in.jobs().get(run.id());
    }

    void readRun(Workspace in) {
        Run theirs = in.runs().run("diagnosis", run.id());
        theirs.details();
        theirs.metrics().all();
        theirs.artifacts().list();
    }

    Model registerModel(Workspace in) {
        return in.models()
                .register("m" + serial.incrementAndGet())
                .fromLocal(directory.resolve("model.txt"))
                .submit();
    }

    void readModels(Workspace in) {
        in.models().names().forEach(name -> in.models().list(name).forEach(each -> {}));
    }

    void registerEnvironment(Workspace in) {
        in.environments()
                .register("e" + serial.incrementAndGet(), "1")
                .image("jdk:17")
                .submit();
    }

    void createCompute(Workspace in) {
        in.computes()
                .amlCompute("c" + serial.incrementAndGet())
                .vmSize("Standard_DS3_v2")
                .nodes(0, 1)
                .begin()
                .await(PATIENCE);
    }

    String deployAci(Workspace in) throws IOException {
        return deploy(in, AciDeployConfig.builder().keyAuth(true).build());
    }

    String deployAks(Workspace in) throws IOException {
        return deployAks(in, AksDeployConfig.on("aks-prod").build());
    }

    void callByKey(Workspace in) {
        call(in, byKey);
    }

    void callByToken(Workspace in) {
        call(in, byToken);
    }

    private String deployAks(Workspace in, AksDeployConfig config) throws IOException {
        return deploy(in, config);
    }

    private String deploy(Workspace in, DeployConfig config) throws IOException {
        Files.copy(
                AccessWorld.class.getResourceAsStream("score/Score.java"),
                Files.createDirectories(directory.resolve("score" + serial.incrementAndGet()))
                        .resolve("Score.java"));
        InferenceConfig inference = InferenceConfig.entryScript("Score.java")
                .sourceDirectory(directory.resolve("score" + serial.get()))
                .environment("java:17")
                .build();
        String name = "service" + serial.incrementAndGet();
        Webservices.in(in)
                .deploy(name, inference, List.of(model.nameAndVersion()), config)
                .await(PATIENCE);
        return name;
    }

    private static void call(Workspace in, String service) {
        Webservice theirs = Webservices.in(in).get(service);
        try (ScoringClient<Double, Double> scorer = theirs.scorerBuilder(Double.class, Double.class)
                .allowCredentialOverPlainHttp()
                .build()) {
            scorer.score(21.0);
        }
    }

    private AzureMl connect(String clientId, String secret) {
        return AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), clientId, secret))
                .subscription(local.subscriptionId())
                .build();
    }

    @Override
    public void close() {
        owner.close();
        local.close();
    }
}
