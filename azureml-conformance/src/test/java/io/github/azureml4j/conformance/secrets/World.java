package io.github.azureml4j.conformance.secrets;

import com.azure.core.credential.TokenRequestContext;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.azureml4j.auth.AzureCloud;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.auth.Transport;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.access.Access;
import io.github.azureml4j.core.access.CustomRole;
import io.github.azureml4j.core.access.LeastPrivilege;
import io.github.azureml4j.core.access.PrincipalType;
import io.github.azureml4j.core.access.Role;
import io.github.azureml4j.core.access.Task;
import io.github.azureml4j.core.access.WorkspaceOperation;
import io.github.azureml4j.core.compute.ClusterPurpose;
import io.github.azureml4j.core.data.Datastore;
import io.github.azureml4j.core.data.DatastoreSecrets;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.http.ServiceRequest;
import io.github.azureml4j.core.job.CommandJob;
import io.github.azureml4j.core.model.Model;
import io.github.azureml4j.core.network.ManagedNetwork;
import io.github.azureml4j.core.network.Network;
import io.github.azureml4j.core.run.LogStream;
import io.github.azureml4j.core.run.Run;
import io.github.azureml4j.core.secret.Secrets;
import io.github.azureml4j.core.security.KeyRef;
import io.github.azureml4j.core.security.WorkspaceSecurity;
import io.github.azureml4j.core.security.grants.GrantReport;
import io.github.azureml4j.core.security.preflight.CmkRequest;
import io.github.azureml4j.core.security.preflight.Preflight;
import io.github.azureml4j.core.security.preflight.PreflightResult;
import io.github.azureml4j.core.security.preflight.PreflightSubject;
import io.github.azureml4j.core.workspace.CmkSettings;
import io.github.azureml4j.core.workspace.EncryptedStores;
import io.github.azureml4j.core.workspace.NetworkAcls;
import io.github.azureml4j.core.workspace.ServerlessPlace;
import io.github.azureml4j.core.workspace.SharedPrivateLink;
import io.github.azureml4j.core.workspace.WorkspaceCare;
import io.github.azureml4j.core.workspace.WorkspaceIdentity;
import io.github.azureml4j.core.workspace.WorkspaceNetwork;
import io.github.azureml4j.deploy.InferenceConfig;
import io.github.azureml4j.deploy.Webservice;
import io.github.azureml4j.deploy.Webservices;
import io.github.azureml4j.deploy.aci.AciDeployConfig;
import io.github.azureml4j.deploy.aks.AksDeployConfig;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.LocalApplication;
import io.github.azureml4j.scoring.ScoringClient;
import io.github.azureml4j.scoring.ServiceAuth;
import io.github.azureml4j.scoring.ServiceKeys;
import io.github.azureml4j.scoring.redaction.Redactor;
import io.github.azureml4j.scoring.token.RefreshingToken;
import io.github.azureml4j.scoring.token.Token;
import io.github.azureml4j.scoring.token.TokenSource;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One object at least of every kind that the SDK hands out, alive on an emulator, and the secrets that are in them. */
final class World implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String PROGRAM = """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;
            class Score {
              public static void main(String[] a) throws Exception {
                int port = Integer.parseInt(System.getenv("PORT"));
                HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
                server.createContext("/", x -> { x.sendResponseHeaders(200, 1); x.getResponseBody().write('1'); x.close(); });
                server.start();
              }
            }
            """;

    private final AzureMlLocal local =
            AzureMlLocal.builder().operationTime(Duration.ZERO).start();
    private final List<Object> things = new ArrayList<>();
    private final List<Secret> secrets = new ArrayList<>();
    private final AzureMl ml;

    World(Path directory) throws Exception {
        plant("client secret", local.clientSecret());
        AzureMl.Builder builder = AzureMl.builder()
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
                .subscription(local.subscriptionId())
                .auditJournal(directory.resolve("audit.jsonl"));
        ml = builder.build();
        add(
                AzureMlLocal.builder(),
                local.entra(),
                local.managedIdentities(),
                local.access(),
                local.networks(),
                local.vaults(),
                local.subscriptions(),
                local.entra().addUser("a@example.com", plant("password", "user-password-canary")));
        add(local.entra().addApplication("app"), local.entra().addGroup("team"));
        add(local.certificateFor("a.example"), local.requests(), local.routes());
        add(local, builder, ml, ml.connection(), ml.resourceGroups(), ml.keyVaults(), ml.workspaces());
        settings();
        Workspace workspace = workspace();
        access(workspace);
        sealing(workspace);
        network(workspace);
        secrets(workspace);
        data(workspace);
        Run run = run(workspace, directory);
        services(workspace, run, directory);
    }

    private void settings() {
        String secret = plant("password", "secret-canary-of-the-world");
        Token token = Token.of(plant("token", "token-canary-of-the-world"), Instant.parse("2036-01-01T00:00:00Z"));
        TokenSource source = () -> token;
        ServiceKeys keys = new ServiceKeys(
                plant("key", "primary-canary-of-the-world"), plant("key", "secondary-canary-of-the-world"));
        ServiceAuth key = ServiceAuth.key(keys);
        add(token, keys, key, ServiceAuth.key(() -> keys), ServiceAuth.serviceToken(source), ServiceAuth.entra(source));
        add(RefreshingToken.builder(source), RefreshingToken.builder(source).build(), ServiceAuth.none());
        add(ScoringClient.builder(
                        URI.create("https://a.example/score?sig=" + plant("sig", "sig-canary-of-the-world")),
                        String.class,
                        String.class)
                .auth(key));
        add(Credentials.servicePrincipal("tenant", "client", secret), Credentials.servicePrincipal("tenant", "client"));
        add(Credentials.interactive(), Credentials.deviceCode(code -> {}), Credentials.azureCli());
        add(Credentials.managedIdentity(), Credentials.environment(), Credentials.workloadIdentity());
        add(Credentials.servicePrincipal("tenant", "client")
                .certificate(
                        Path.of("a.pfx"),
                        plant("pfx password", "pfx-canary-of-the-world").toCharArray()));
        add(Credentials.servicePrincipal("tenant", "client")
                .federated(() -> plant("assertion", "assertion-canary-of-the-world")));
        add(Credentials.firstOf(Credentials.servicePrincipal("tenant", "client", secret)));
        Transport.Builder proxied = Transport.builder()
                .proxy(
                        InetSocketAddress.createUnresolved("proxy.example", 8080),
                        "user",
                        plant("proxy password", "proxy-password-canary"));
        add(proxied, proxied.build(), Transport.direct());
        add(Redactor.of(List.of(secret)), AzureCloud.CHINA, AzureCloud.PUBLIC.toBuilder());
        AciDeployConfig.Builder aci = AciDeployConfig.builder()
                .keyAuth(true)
                .ssl(
                        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
                        plant(
                                "ssl key",
                                "-----BEGIN PRIVATE KEY-----\nssl-canary-of-the-living-world\n-----END PRIVATE KEY-----\n"),
                        "a.example");
        add(
                aci,
                aci.build(),
                AksDeployConfig.on("aks").tokenAuth(),
                AksDeployConfig.on("aks").tokenAuth().build());
    }

    private Workspace workspace() {
        ml.resourceGroups().create("rg", "eastus2");
        add(
                ml.resourceGroups().get("rg"),
                KeyRef.parse("https://v.vault.azure.net/keys/k/0123456789abcdef0123456789abcdef"));
        add(ml.keyVaults().begin("kv-world", "rg", "eastus2").await(PATIENCE));
        var creation = Workspace.create().name("world").resourceGroup("rg").location("eastus2");
        var plan = creation.plan(ml);
        var operation = plan.requireNoBlockers().apply();
        add(plan, plan.resources().get(0), plan.grants().get(0));
        add(CmkSettings.of("vault", "key"), EncryptedStores.cosmosDb("account"));
        Workspace workspace = operation.await(PATIENCE);
        var keys = workspace.keys();
        plant("storage key", keys.storageKey().orElseThrow());
        add(keys, workspace.update(), new WorkspaceCare(workspace.connection()), WorkspaceIdentity.systemAssigned());
        add(WorkspaceNetwork.defaults(), NetworkAcls.only("203.0.113.0/24"));
        add(ServerlessPlace.withoutPublicIp(), new SharedPrivateLink("link", "resource", "vault", "please"));
        add(creation, operation, workspace, workspace.details(), workspace.connection(), workspace.delete());
        var monitor = workspace.monitor();
        add(monitor, monitor.metrics("Completed Runs"), monitor.activityLog(), monitor.scoringRequests());
        add(monitor.trail(Path.of("audit.jsonl")));
        plant(
                "access token",
                ml.credential()
                        .getTokenSync(new TokenRequestContext().addScopes(AzureCloud.PUBLIC.resourceManagerScope()))
                        .getToken());
        return workspace;
    }

    private void access(Workspace workspace) {
        LocalApplication person = local.entra().addApplication("reader");
        plant("client secret", person.secret());
        Access access = workspace.access();
        add(access, access.share(person.objectId(), PrincipalType.SERVICE_PRINCIPAL, Role.READER), Role.READER);
        add(access.may(Task.READ_JOBS), Role.READER.may(WorkspaceOperation.VIEW_RUNS), Task.READ_JOBS);
        LeastPrivilege least = LeastPrivilege.of(Task.READ_JOBS);
        CustomRole role = least.role("job reader").assignableIn(workspace.id());
        add(access.roles(), least, role, role.create(ml));
    }

    private void sealing(Workspace workspace) {
        WorkspaceSecurity security = workspace.security();
        GrantReport grants = security.grants().report();
        add(
                security,
                security.keyState(),
                security.storageKeys(),
                security.storageKeys().list());
        add(security.grants(), grants, grants.grants());
        CmkRequest cmk = new CmkRequest(
                workspace.details().keyVault().orElseThrow(), "https://nobodys.vault.azure.net/keys/k/1");
        PreflightSubject subject = PreflightSubject.of(workspace.id(), "eastus").cmk(cmk);
        PreflightResult result = Preflight.run(ml.connection(), subject);
        add(cmk, subject, result, result.findings());
    }

    private void network(Workspace workspace) {
        Network network = workspace.network();
        add(network, network.publicAccess(), network.privateLinkResources(), network.outboundDependencies());
        String asked = local.networks().requestPrivateEndpoint(workspace.id().scope(), "hospital");
        add(
                network.privateEndpointConnections(),
                network.privateEndpointConnections().get(asked));
        ManagedNetwork managed = network.managedNetwork();
        add(managed, managed.state(), managed.outboundRules());
    }

    private void secrets(Workspace workspace) {
        letIntoTheVault(workspace);
        Secrets kept = workspace.secrets();
        add(kept, kept.set("clinic-db", plant("kept secret", "kept-canary-of-the-world")), kept.get("clinic-db"));
    }

    /** By a policy, which vaults of workspaces go by. */
    private void letIntoTheVault(Workspace workspace) {
        ServiceClient vault = ml.connection()
                .arm()
                .at(workspace.details().keyVault().orElseThrow())
                .apiVersion("2023-07-01");
        ArrayNode policies = (ArrayNode) vault.get("").json().path("properties").path("accessPolicies");
        String me = workspace.access().assignments().stream()
                .filter(each -> each.role().equals(Role.OWNER))
                .findFirst()
                .orElseThrow()
                .principalId();
        policies.addPOJO(Map.of(
                "tenantId", local.tenantId(),
                "objectId", me,
                "permissions", Map.of("secrets", List.of("get", "set"))));
        vault.patch("")
                .json(Map.of("properties", Map.of("accessPolicies", policies)))
                .send();
    }

    private void data(Workspace workspace) {
        Datastore datastore = workspace.datastores().getDefault();
        DatastoreSecrets key = workspace.datastores().secrets(datastore.name());
        plant("account key", key.secret());
        add(workspace.datastores(), datastore, key, workspace.datastores().open(datastore), workspace.codes());
    }

    private Run run(Workspace workspace, Path directory) throws Exception {
        var registration = workspace.environments().register("java", "17").image("jdk:17");
        add(registration, registration.submit(), workspace.environments());
        Files.writeString(Files.createDirectories(directory.resolve("code")).resolve("a.txt"), "text");
        CommandJob job = workspace
                .jobs()
                .command("mkdir outputs && echo 2 > outputs/model.txt")
                .code(directory.resolve("code"))
                .environment("java:17")
                .environmentVariable("DB_PASSWORD", plant("variable", "variable-canary-of-the-world"));
        Run run = job.submit();
        run.await(PATIENCE);
        ServiceRequest request = workspace.connection().arm().get("");
        add(request, request.send(), run.status());
        try (LogStream lines = run.logs()) {
            lines.forEach(this::add);
        }
        add(run.metrics().all());
        run.details()
                .document()
                .path("logFiles")
                .forEach(url -> plant("sig", url.asText().replaceAll(".*[?&]sig=([^&]*).*", "$1")));
        add(job, run, run.details(), run.logs(), run.artifacts(), run.metrics(), workspace.jobs(), workspace.runs());
        add(workspace.jobs().get(run.id()), workspace.codes().upload(directory.resolve("code")));
        return run;
    }

    private void services(Workspace workspace, Run run, Path directory) throws Exception {
        var registration = workspace.models().register("m").fromRun(run, "outputs/model.txt");
        Model model = registration.submit();
        add(registration, model, workspace.models());
        var cluster = workspace
                .computes()
                .aks("aks")
                .vmSize("Standard_DS3_v2")
                .agents(1)
                .purpose(ClusterPurpose.DEV_TEST);
        cluster.begin().await(PATIENCE);
        add(cluster, workspace.computes(), workspace.computes().get("aks"));
        var small =
                workspace.computes().amlCompute("cpu").vmSize("Standard_DS3_v2").nodes(0, 1);
        add(small, small.begin().await(PATIENCE));
        var machine = workspace.computes().computeInstance("ada").vmSize("Standard_DS3_v2");
        add(machine, machine.begin().await(PATIENCE));
        Files.writeString(Files.createDirectories(directory.resolve("score")).resolve("Score.java"), PROGRAM);
        var config = InferenceConfig.entryScript("Score.java")
                .sourceDirectory(directory.resolve("score"))
                .environment("java:17");
        InferenceConfig inference = config.build();
        add(config, inference);
        for (var deployment : List.of(
                AciDeployConfig.builder().keyAuth(true).build(),
                AksDeployConfig.on("aks").tokenAuth().build())) {
            Webservice service = Webservices.in(workspace)
                    .deploy("s" + things.size(), inference, List.of(model.nameAndVersion()), deployment)
                    .await(PATIENCE);
            service(service);
        }
        add(Webservices.in(workspace));
    }

    private void service(Webservice service) {
        var scorer = service.scorerBuilder(Integer.class, Integer.class).allowCredentialOverPlainHttp();
        ScoringClient<Integer, Integer> client = scorer.build();
        client.score(1);
        add(service, service.details(), scorer, client, client.stats());
        if (service.details().auth().equals(io.github.azureml4j.deploy.AuthMode.KEY)) {
            ServiceKeys keys = service.keys();
            plant("service key", keys.primary());
            add(keys);
        } else {
            Token token = service.token();
            plant("service token", token.value());
            add(token);
        }
    }

    private void add(Object... some) {
        things.addAll(Arrays.asList(some));
    }

    private String plant(String kind, String value) {
        secrets.add(new Secret(kind, value));
        value.lines().filter(line -> line.startsWith("ssl-")).forEach(line -> secrets.add(new Secret(kind, line)));
        return value;
    }

    List<Object> things() {
        return things;
    }

    List<Secret> secrets() {
        return secrets;
    }

    @Override
    public void close() {
        ml.close();
        local.close();
    }
}
