package io.github.azureml4j.core.security.posture;

import static io.github.azureml4j.core.security.posture.Outcome.FAIL;
import static io.github.azureml4j.core.security.posture.Outcome.INFO;
import static io.github.azureml4j.core.security.posture.Outcome.PASS;
import static io.github.azureml4j.core.security.posture.Outcome.UNKNOWN;
import static io.github.azureml4j.core.security.posture.ScriptedEstate.CLUSTER;
import static io.github.azureml4j.core.security.posture.ScriptedEstate.GROUP;
import static io.github.azureml4j.core.security.posture.ScriptedEstate.KEY;
import static io.github.azureml4j.core.security.posture.ScriptedEstate.REGISTRY;
import static io.github.azureml4j.core.security.posture.ScriptedEstate.SCOPE;
import static io.github.azureml4j.core.security.posture.ScriptedEstate.SERVICES;
import static io.github.azureml4j.core.security.posture.ScriptedEstate.STORAGE;
import static io.github.azureml4j.core.security.posture.ScriptedEstate.VAULT;
import static io.github.azureml4j.core.security.posture.ScriptedEstate.assignment;
import static io.github.azureml4j.core.security.posture.ScriptedEstate.json;
import static io.github.azureml4j.core.security.posture.ScriptedEstate.setting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.azureml4j.core.ScriptedAzure;
import io.github.azureml4j.core.access.Role;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One thing amiss in a workspace that is well otherwise, and the row that must say so, with the name of what is amiss. */
@Timeout(60)
class PostureFaultsTest {
    private static final String OWNER = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
    private static final String CARELESS = "00000000-0000-0000-0000-00000000cccc";
    private static final String ABOVE = "/providers/Microsoft.Management/managementGroups/all";
    private static final String COMPUTES = SCOPE + "/computes";
    private static final String SETTINGS = SCOPE + "/providers/Microsoft.Insights/diagnosticSettings";
    private static final String ENCRYPTION = "/properties/encryption/keyVaultProperties/";
    private static final String OTHER_VAULT = VAULT.replace("kv1", "kv2");
    private static final String KEYED =
            "{'name':'old','computeType':'AKS','authEnabled':true,'appInsightsEnabled':true}";
    private static final String TOKENS =
            "{'name':'new','computeType':'AKS','aadAuthEnabled':true,'appInsightsEnabled':true}";
    private static final String OPEN = "{'name':'open','computeType':'ACI','scoringUri':'http://a/score'}";

    private static ScriptedAzure azure;

    @BeforeAll
    static void start() {
        azure = ScriptedAzure.start();
    }

    @AfterAll
    static void stop() {
        azure.close();
    }

    @Test
    void nothingFailsWhereNothingIsAmiss() {
        PostureReport report = new ScriptedEstate(azure).report();
        assertThat(report.failures()).extracting(PostureRow::id).containsExactly("N3");
        assertThat(report.rows())
                .filteredOn(row -> row.outcome() == UNKNOWN)
                .extracting(PostureRow::id)
                .containsExactly("A2", "E2");
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault("B1", FAIL, "1 of 2 web services answer anybody: open", it -> it.list(SERVICES, KEYED, OPEN)),
                fault("N11", FAIL, "1 of 2 web services are called with keys, or by anybody: old", it -> {
                    it.list(SERVICES, KEYED, TOKENS);
                }),
                fault("N11", FAIL, "old; the online endpoints cannot be read: 403", it -> {
                    it.list(SERVICES, KEYED);
                    it.refuse(SCOPE + "/onlineEndpoints", 403, "AuthorizationFailed");
                }),
                fault("N11", FAIL, "by anybody: open", it -> it.list(SERVICES, OPEN)),
                fault("N11", FAIL, "1 of 2 online endpoints are called with keys, or by anybody: k", it -> {
                    it.list(
                            SCOPE + "/onlineEndpoints",
                            "{'name':'k','properties':{'authMode':'Key'}}",
                            "{'name':'a','properties':{'authMode':'AADToken'}}");
                }),
                fault("N11", PASS, "1 of 1 web services are called with tokens", it -> it.list(SERVICES, TOKENS)),
                fault("N11", UNKNOWN, "the online endpoints cannot be read: 403", it -> {
                    it.list(SERVICES, TOKENS);
                    it.refuse(SCOPE + "/onlineEndpoints", 403, "AuthorizationFailed");
                }),
                fault("C17", FAIL, "no identity", it -> it.workspace("/identity", null)),
                fault("C18", FAIL, "no identity", it -> it.workspace("/identity", null)),
                fault(
                        "C17",
                        INFO,
                        "id1",
                        it -> it.workspace(
                                "/identity", "{'type':'UserAssigned','userAssignedIdentities':{'/a/b/id1':{}}}")),
                fault("C18", FAIL, "Contributor on rg", it -> it.assignments(assignment("o1", OWNER, GROUP))),
                fault(
                        "C18",
                        PASS,
                        "are there",
                        it -> it.assignments(
                                assignment("p1", Role.CONTRIBUTOR.id(), SCOPE),
                                assignment("p1", Role.AI_ADMINISTRATOR.id(), GROUP),
                                assignment("p1", Role.BLOB_DATA_CONTRIBUTOR.id(), STORAGE))),
                fault("D1", FAIL, "1 of 1 compute targets are in no subnet: cpu", PostureFaultsTest::outside),
                fault("D1", INFO, "has networks of its own: vm", it -> {
                    outside(it);
                    it.list(
                            COMPUTES,
                            "{'name':'vm','properties':{'computeType':'VirtualMachine',"
                                    + "'isAttachedCompute':true}}");
                }),
                fault(
                        "D2",
                        FAIL,
                        "enabled, 1 private",
                        it -> it.workspace("/properties/publicNetworkAccess", "'Enabled'")),
                fault("D2", FAIL, "disabled, 0", it -> it.workspace("/properties/privateEndpointConnections", "[]")),
                fault("D3", FAIL, "1 of 1 web services take plain HTTP: open", it -> it.list(SERVICES, OPEN)),
                fault(
                        "D3",
                        FAIL,
                        "storage account st1 takes plain HTTP",
                        it -> it.answer(STORAGE, json("{'name':'st1'}"))),
                fault("E7", UNKNOWN, "st1 does not say", it -> it.answer(STORAGE, json("{'name':'st1'}"))),
                fault(
                        "E7",
                        FAIL,
                        "a key of storage account st1 is",
                        it -> it.answer(
                                STORAGE,
                                json(
                                        "{'name':'st1',"
                                                + "'properties':{'keyCreationTime':{'key1':'2001-01-01T00:00:00Z','key2':'2001-01-01T00:00:00Z'}}}"))),
                fault(
                        "E9",
                        FAIL,
                        "its URI names no version",
                        it -> it.workspace(ENCRYPTION + "keyIdentifier", "'https://kv1.vault.azure.net/keys/seal'")),
                fault(
                        "E9",
                        FAIL,
                        "vault kv1 in another region",
                        it -> it.answer(
                                VAULT,
                                json(
                                        "{'name':'kv1','location':'westus','properties':{'enablePurgeProtection':true}}"))),
                fault("E9", FAIL, "is not there", it -> it.refuse(VAULT, 404, "ResourceNotFound")),
                fault("E16", FAIL, "registry cr1", it -> it.answer(REGISTRY, json("{'name':'cr1'}"))),
                fault("E16", INFO, "no registry", it -> it.workspace("/properties/containerRegistry", null)),
                fault("E18", FAIL, "cluster aks has disks encrypted with Microsoft's keys, Kubernetes 1.30", it -> {
                    kubernetes(it, CLUSTER);
                    it.answer(CLUSTER, json("{'properties':{'kubernetesVersion':'1.30'}}"));
                }),
                fault("E18", UNKNOWN, "403", it -> {
                    kubernetes(it, CLUSTER);
                    it.refuse(CLUSTER, 403, "AuthorizationFailed");
                }),
                fault(
                        "E18",
                        INFO,
                        "cluster aks is not on AKS",
                        it -> kubernetes(it, GROUP + "/providers/Microsoft.Kubernetes/connectedClusters/arc")),
                fault(
                        "F2",
                        FAIL,
                        "j1 (DB_PASSWORD)",
                        it -> it.list(
                                SCOPE + "/jobs",
                                "{'name':'j1','properties':{"
                                        + "'environmentVariables':{'DB_PASSWORD':'hunter2hunter2'}}}")),
                fault(
                        "F2",
                        FAIL,
                        "sweep (DB_PASSWORD)",
                        it -> it.list(
                                SCOPE + "/jobs",
                                "{'name':'sweep','properties':{'trial':{"
                                        + "'environmentVariables':{'DB_PASSWORD':'hunter2hunter2'}}}}")),
                fault(
                        "F2",
                        FAIL,
                        "pipe (DB_PASSWORD)",
                        it -> it.list(
                                SCOPE + "/jobs",
                                "{'name':'pipe','properties':{'jobs':{'first':{'environment_variables':null},'second':{"
                                        + "'environment_variables':{'DB_PASSWORD':'hunter2hunter2'}}}}}")),
                fault(
                        "F2",
                        FAIL,
                        "1 of 1 jobs may hold a secret in an environment variable: j1 (name withheld)",
                        it -> it.list(
                                SCOPE + "/jobs",
                                "{'name':'j1','properties':{'environmentVariables':{'ghp_" + "0a1B2c3D4e".repeat(4)
                                        + "':'1'}}}")),
                fault(
                        "F3",
                        FAIL,
                        "made 2026-01-01T00:00:00Z (id)",
                        it -> it.list(
                                SCOPE + "/jobs",
                                "{'name':'alice.smith@example.com','systemData':{'createdAt':'2026-01-01T00:00:00Z'}}")),
                fault(
                        "G1",
                        UNKNOWN,
                        "no metrics",
                        it -> it.list(SCOPE + "/providers/Microsoft.Insights/metricDefinitions")),
                fault("G4", FAIL, "Application Insights: open", it -> it.list(SERVICES, OPEN)),
                fault(
                        "H1",
                        PASS,
                        "it has no Application Insights; registry cr1 is there",
                        it -> it.workspace("/properties/applicationInsights", null)),
                fault("H1", FAIL, "the storage account st1 is not there", it -> it.refuse(STORAGE, 404, "NotFound")),
                fault(
                        "N1",
                        FAIL,
                        "AllowInternetOutbound",
                        it -> it.workspace("/properties/managedNetwork/isolationMode", "'AllowInternetOutbound'")),
                fault(
                        "N2",
                        FAIL,
                        "1 of 2 datastores keep a key or a signature: raw",
                        it -> it.list(
                                SCOPE + "/datastores",
                                "{'name':'raw','properties':{'credentials':{'credentialsType':'Sas'}}}",
                                "{'name':'fine','properties':{'credentials':{'credentialsType':'None'}}}")),
                fault(
                        "N2",
                        FAIL,
                        "sign in by AccessKey",
                        it -> it.workspace("/properties/systemDatastoresAuthMode", null)),
                fault("N4", FAIL, "vault kv1 is protected; vault kv2 is not protected", it -> {
                    it.workspace(ENCRYPTION + "keyVaultArmId", "'" + OTHER_VAULT + "'");
                    it.answer(OTHER_VAULT, json("{'name':'kv2','location':'eastus'}"));
                }),
                fault("N5", FAIL, "take local sign-in: cpu", it -> machine(it, "AmlCompute", "")),
                fault("N6", FAIL, "have an open SSH port: cpu", it -> machine(it, "AmlCompute", "")),
                fault("N6", PASS, "1 of 1", it -> machine(it, "AmlCompute", "'subnet':{'id':'/s'}")),
                fault("N6", PASS, "1 of 1", it -> machine(it, "ComputeInstance", "")),
                fault(
                        "N6",
                        FAIL,
                        "SSH port: cpu",
                        it -> machine(it, "ComputeInstance", "'sshSettings':{'sshPublicAccess':'Enabled'}")),
                fault("N7", FAIL, "have public addresses: cpu", it -> machine(it, "ComputeInstance", "")),
                fault(
                        "N8",
                        FAIL,
                        "gone, which is to build them, is not there",
                        it -> it.workspace("/properties/imageBuildCompute", "'gone'")),
                fault("N8", FAIL, "cpu, which is in no network", PostureFaultsTest::outside),
                fault("N8", PASS, "registry cr1 is closed", it -> it.workspace("/properties/imageBuildCompute", null)),
                fault("N8", FAIL, "registry cr1 is open", it -> {
                    it.workspace("/properties/imageBuildCompute", null);
                    it.answer(REGISTRY, json("{'name':'cr1'}"));
                }),
                fault("N9", FAIL, "none of them sends logs", it -> it.list(SETTINGS, setting(false))),
                fault("N9", PASS, "audit to logs", it -> it.list(SETTINGS, setting(true))),
                fault("N10", FAIL, "custom roles grant everything, or the giving of roles: Careless: User c1", it -> {
                    it.assignments(assignment("c1", CARELESS, SCOPE));
                }),
                fault(
                        "N10",
                        FAIL,
                        "4 principals may change workspaces of the whole subscription",
                        it -> it.assignments(IntStream.range(0, 4)
                                .mapToObj(i -> assignment("w" + i, "b24988ac-6180-42a0-ab88-20f7382dd24c", ABOVE))
                                .toArray(String[]::new))),
                fault(
                        "N10",
                        PASS,
                        "Owner: User o1",
                        it -> it.assignments(
                                assignment("o1", OWNER, SCOPE),
                                assignment("o1", OWNER, GROUP),
                                assignment("o1", OWNER, "/"))),
                fault("N12", FAIL, "days old", it -> key(it, "'created':1")),
                fault("N12", UNKNOWN, "does not say when", it -> key(it, "'enabled':true")),
                fault("N12", FAIL, "it ended on 1970-01-01T00:00:02Z", it -> key(it, "'exp':2")),
                fault("N12", FAIL, "disabled", it -> key(it, "'enabled':false")),
                fault(
                        "N13",
                        FAIL,
                        "st1: anonymous access to blobs can be granted, TLS1_0",
                        it -> it.answer(STORAGE, json("{'name':'st1','properties':{'allowBlobPublicAccess':true}}"))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("faults")
    void faultIsToldInItsRow(String id, Outcome outcome, String evidence, Consumer<ScriptedEstate> fault) {
        ScriptedEstate estate = new ScriptedEstate(azure);
        fault.accept(estate);
        assertThat(estate.report().row(id)).get().satisfies(row -> {
            assertThat(row.evidence()).contains(evidence);
            assertThat(row.outcome()).isEqualTo(outcome);
            assertThat(row.remedy().isBlank() || outcome == FAIL || outcome == UNKNOWN)
                    .isTrue();
            assertThat(row.remedy().isBlank() && outcome == FAIL).isFalse();
        });
    }

    @Test
    void workspaceThatGoesAwayMeanwhileIsUnknownAndNoFailureOfItsParts() {
        ScriptedEstate estate = new ScriptedEstate(azure);
        for (String list : List.of("/computes", "/datastores", "/jobs", "/onlineEndpoints")) {
            estate.refuse(SCOPE + list, 404, "ResourceNotFound");
        }
        estate.refuse(SCOPE + "/providers/Microsoft.Insights/metricDefinitions", 404, "ResourceNotFound");
        PostureReport report = estate.report();
        assertThat(List.of("D1", "E21", "F1", "G1", "N2", "N5", "N8", "N11"))
                .allSatisfy(
                        id -> assertThat(report.row(id).orElseThrow().outcome()).isEqualTo(UNKNOWN));
    }

    @Test
    void regionThatCannotBeReachedIsUnknown() {
        ScriptedEstate estate = new ScriptedEstate(azure);
        estate.cut(SERVICES);
        PostureReport report = estate.report();
        assertThat(List.of("A3", "B1", "B2", "D3", "G4", "N11"))
                .allSatisfy(
                        id -> assertThat(report.row(id).orElseThrow().outcome()).isEqualTo(UNKNOWN));
    }

    @Test
    void everyPageOfComputesIsLookedAt() {
        ScriptedEstate estate = new ScriptedEstate(azure);
        String good = "{'name':'c','properties':{'computeType':'AmlCompute','disableLocalAuth':true}}";
        String bad = "{'name':'last','properties':{'computeType':'AmlCompute'}}";
        estate.answer(COMPUTES, json("{'value':[" + good + "],'nextLink':'" + azure.url("/page2") + "'}"));
        estate.answer("/page2", json("{'value':[" + good + "],'nextLink':'" + azure.url("/page3") + "'}"));
        estate.answer("/page3", json("{'value':[" + bad + "]}"));
        assertThat(estate.report().row("N5").orElseThrow().evidence())
                .isEqualTo("1 of 3 clusters and instances take local sign-in: last");
    }

    @Test
    void twoClustersOfOneNameAreTwo() {
        ScriptedEstate estate = new ScriptedEstate(azure);
        String other = CLUSTER.replace("/rg/", "/rg2/");
        estate.list(COMPUTES, cluster("a", CLUSTER), cluster("b", other));
        estate.answer(CLUSTER, json("{'properties':{'diskEncryptionSetID':'/d'}}"));
        estate.answer(other, json("{'properties':{}}"));
        assertThat(estate.report().row("E18").orElseThrow()).satisfies(row -> {
            assertThat(row.outcome()).isEqualTo(FAIL);
            assertThat(row.evidence()).contains("cluster a has disks encrypted with a customer's key", "cluster b has");
        });
    }

    @Test
    void documentThatNobodyExpectedCostsItsRowAlone() {
        ScriptedEstate estate = new ScriptedEstate(azure);
        estate.list(
                SCOPE + "/computes",
                "{'name':'x','properties':{'computeType':'AKS','resourceId':'/no/id/microsoft.containerservice/managedclusters/%%'}}");
        assertThat(estate.report().rows()).hasSizeGreaterThan(80);
    }

    private static Arguments fault(String id, Outcome outcome, String evidence, Consumer<ScriptedEstate> fault) {
        return arguments(id, outcome, evidence, fault);
    }

    private static void outside(ScriptedEstate estate) {
        estate.workspace("/properties/managedNetwork", null);
    }

    private static void machine(ScriptedEstate estate, String type, String inner) {
        estate.list(
                COMPUTES, "{'name':'cpu','properties':{'computeType':'" + type + "','properties':{" + inner + "}}}");
    }

    private static void kubernetes(ScriptedEstate estate, String id) {
        estate.list(COMPUTES, cluster("aks", id));
    }

    private static String cluster(String name, String id) {
        return "{'name':'" + name + "','properties':{'computeType':'Kubernetes','isAttachedCompute':true,'resourceId':'"
                + id + "'}}";
    }

    private static void key(ScriptedEstate estate, String attributes) {
        estate.answer(KEY, json("{'properties':{'attributes':{" + attributes + "}}}"));
    }
}
