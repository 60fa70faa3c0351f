package io.github.azureml4j.core.workspace;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.OperationProgress;
import io.github.azureml4j.core.ScriptedAzure;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.http.OriginRefusedException;
import io.github.azureml4j.core.security.preflight.Finding;
import io.github.azureml4j.core.security.preflight.PreflightException;
import io.github.azureml4j.testkit.RecordingWireMock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code Workspaces_CreateOrUpdate} and what comes before it, against scripted answers of the published form. */
class WorkspaceCreateTest {
    @RegisterExtension
    static final RecordingWireMock SERVER = RecordingWireMock.https();

    private static final String GROUP = "/subscriptions/" + ScriptedAzure.SUBSCRIPTION + "/resourceGroups/rg-clinic";
    private static final String SCOPE = GROUP + "/providers/Microsoft.MachineLearningServices/workspaces/clinic-prod";
    private static final String VAULT = GROUP + "/providers/Microsoft.KeyVault/vaults/clinic";
    private static final String STORAGE = GROUP + "/providers/Microsoft.Storage/storageAccounts/given";
    private static final String INSIGHTS = GROUP + "/providers/Microsoft.Insights/components/given";
    private static final String KEY = "https://clinic.vault.azure.net/keys/seal/0123456789abcdef0123456789abcdef";
    private static final String COSMOS = GROUP + "/providers/Microsoft.DocumentDB/databaseAccounts/own";
    private static final String SUBNET = GROUP + "/providers/Microsoft.Network/virtualNetworks/net/subnets/inner";
    private static final String TENANT = "99999999-1111-2222-3333-444444444444";

    private ScriptedAzure azure;

    @BeforeEach
    void connect() {
        azure = ScriptedAzure.on(SERVER);
    }

    @Test
    void everythingWrongIsNamedAtOnceBeforeAnyRequest() {
        WorkspaceCreate create = Workspace.create()
                .name("a!")
                .cmk("/subscriptions/x", "https://clinic.vault.azure.cn/keys/seal")
                .tag("a/b", "x".repeat(300))
                .network(WorkspaceNetwork.defaults().ipAllowlist("10.0.0.0/8").acls(NetworkAcls.only("nowhere")))
                .storageAccount(VAULT);
        IllegalArgumentException thrown =
                catchThrowableOfType(IllegalArgumentException.class, () -> create.begin(azure.ml()));
        assertThat(thrown)
                .hasMessageContainingAll(
                        "name 'a!'",
                        "resource group name ''",
                        "location ''",
                        "not the id of a resource: /subscriptions/x",
                        "names no version",
                        "tag name 'a/b'",
                        "value of tag 'a/b'",
                        "ipAllowlist '10.0.0.0/8' is of private networks",
                        "ipRule 'nowhere' is neither an IP address",
                        "storage account: not the id of a Microsoft.Storage/storageAccounts");
        assertThat(SERVER.wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void halfACustomerManagedKeyIsRefused() {
        assertThatThrownBy(() -> valid().cmk(VAULT, "").begin(azure.ml())).hasMessageContaining("lacks its key URI");
        assertThatThrownBy(() -> valid().cmk(" ", KEY).begin(azure.ml()))
                .hasMessageContaining("lacks the ARM id of its key vault");
        assertThat(SERVER.wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void keyOfAnotherCloudOrAnotherVaultIsRefused() {
        assertThatThrownBy(() ->
                        valid().cmk(VAULT, KEY.replace("azure.net", "azure.cn")).begin(azure.ml()))
                .hasMessageContaining("is not of cloud AzureCloud");
        assertThatThrownBy(
                        () -> valid().cmk(VAULT, KEY.replace("clinic", "other")).begin(azure.ml()))
                .hasMessageContaining("is not of the key vault " + VAULT);
    }

    @Test
    void keyOfAManagedHsmIsRefusedAsSuch() {
        assertThatThrownBy(() ->
                        valid().cmk(VAULT, KEY.replace("vault", "managedhsm")).begin(azure.ml()))
                .hasMessageContaining("is in a managed HSM, and a workspace takes its key from a key vault")
                .hasMessageNotContaining("cloud");
    }

    @Test
    void tagNamesThatAzureKeepsToItselfAreRefused() {
        for (String name : List.of("azureml4j-team", "Microsoft.x", "WINDOWS")) {
            assertThatThrownBy(() -> valid().tag(name, "x").begin(azure.ml()))
                    .hasMessageContaining("tag name '" + name + "' begins with a word that Azure keeps to itself");
        }
        assertThat(SERVER.wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void whatIsMadeAlongNarrowsTheTags() {
        String tooLongForStorage = "x".repeat(129);
        assertThatThrownBy(() -> tagged(valid(), 50).begin(azure.ml())).hasMessageContaining("49 do");
        assertThatThrownBy(() -> tagged(allGiven(), 51).begin(azure.ml()))
                .hasMessageContaining("51 tags are more than 50");
        assertThatThrownBy(() -> valid().tag(tooLongForStorage, "").begin(azure.ml()))
                .hasMessageContaining("longer than 128");
        assertThat(tagged(valid(), 49).plan(scripted()).document().path("tags")).hasSize(49);
        assertThat(tagged(allGiven(), 49)
                        .tag(tooLongForStorage, "")
                        .plan(scripted())
                        .document()
                        .path("tags"))
                .hasSize(50);
    }

    @Test
    void everybodyIsLetInByTheWordThatThereIs() {
        WorkspaceCreate create = valid().network(
                        WorkspaceNetwork.defaults().ipAllowlist("0.0.0.0/0").acls(NetworkAcls.only("0.0.0.0/0")));
        assertThatThrownBy(() -> create.begin(azure.ml()))
                .hasMessageContainingAll(
                        "ipAllowlist '0.0.0.0/0' is everybody: leave the list out",
                        "ipRule '0.0.0.0/0' is everybody: say new NetworkAcls(\"Allow\", List.of())");
    }

    @Test
    void userAssignedIdentityThatIsNoneIsRefused() {
        assertThatThrownBy(() ->
                        valid().identity(WorkspaceIdentity.userAssigned(VAULT)).begin(azure.ml()))
                .hasMessageContaining("user-assigned identity: not the id of a Microsoft.ManagedIdentity");
        assertThat(SERVER.wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void workspaceAndDependentsAreOneDeployment() {
        scriptDeployment("Succeeded", "");
        List<OperationProgress> news = new ArrayList<>();
        WorkspacePlan plan = valid().hbi(true)
                .friendlyName("[concat('a', 'b')]")
                .tag("team", "radiology")
                .plan(azure.ml());
        scriptOperations(plan, "Succeeded");
        assertThat(puts()).isEmpty();
        Workspace workspace = plan.apply().onProgress(news::add).await();
        assertThat(workspace.id().scope()).isEqualTo(SCOPE);
        assertThat(puts()).singleElement().asString().contains("/deployments/clinic-prod-", "api-version=2024-03-01");
        JsonNode sent = body("/deployments/clinic-prod-");
        assertThat(sent.at("/properties/template/resources"))
                .extracting(resource -> resource.path("type").asText())
                .containsExactly(
                        "Microsoft.Storage/storageAccounts",
                        "Microsoft.KeyVault/vaults",
                        "Microsoft.Insights/components",
                        "Microsoft.MachineLearningServices/workspaces");
        assertThat(sent.at("/properties/parameters/properties/value/hbiWorkspace")
                        .asBoolean())
                .isTrue();
        assertThat(sent.at("/properties/template").toString()).doesNotContain("concat");
        assertThat(sent.at("/properties/parameters/properties/value/friendlyName")
                        .asText())
                .isEqualTo("[concat('a', 'b')]");
        assertThat(news)
                .extracting(OperationProgress::step)
                .anyMatch(step -> step.startsWith("key vault clinicpr"))
                .last()
                .isEqualTo("workspace clinic-prod");
    }

    @Test
    void newVaultIsSealedAgainstLossAndTagged() {
        scriptDeployment("Succeeded", "");
        valid().tag("team", "radiology").begin(azure.ml()).await();
        JsonNode vault = body("/deployments/").at("/properties/template/resources/1");
        assertThat(vault.at("/properties/enablePurgeProtection").asBoolean()).isTrue();
        assertThat(vault.at("/properties/enableSoftDelete").asBoolean()).isTrue();
        assertThat(vault.path("tags").asText()).isEqualTo("[parameters('dependentTags')]");
        assertThat(body("/deployments/").at("/properties/parameters/dependentTags/value"))
                .hasToString("{\"team\":\"radiology\",\"made-by-azureml4j-for\":\"rg-clinic/clinic-prod\"}");
    }

    @Test
    void givenDependentsMakeOnePlainRequest() {
        scriptReads();
        SERVER.wireMock().stubFor(put(urlPathEqualTo(SCOPE)).willReturn(okJson(workspace())));
        allGiven().begin(azure.ml()).await();
        assertThat(puts()).singleElement().asString().isEqualTo(SCOPE + "?api-version=2024-04-01");
        assertThat(body(SCOPE).path("identity").path("type").asText()).isEqualTo("SystemAssigned");
        assertThat(body(SCOPE).at("/properties/keyVault").asText()).isEqualTo(VAULT);
    }

    @Test
    void newerSettingsAskForTheNewerVersionOnly() {
        assertThat(allGiven().plan(scripted()).apiVersion()).isEqualTo("2024-04-01");
        assertThat(List.of(
                        allGiven().softDeleteRetentionInDays(7),
                        allGiven().systemDatastores(SystemDatastoresAuth.IDENTITY),
                        allGiven().allowRoleAssignmentOnRG(false),
                        allGiven().network(WorkspaceNetwork.defaults().ipAllowlist("203.0.113.0/24")),
                        allGiven().network(WorkspaceNetwork.defaults().acls(NetworkAcls.only("203.0.113.0/24"))),
                        allGiven().network(WorkspaceNetwork.defaults().provisionNow()),
                        allGiven().property("enableSoftwareBillOfMaterials", true),
                        allGiven().cmk(CmkSettings.of(VAULT, KEY).storedIn(EncryptedStores.cosmosDb(COSMOS))),
                        allGiven().cmk(CmkSettings.of(VAULT, KEY).onServiceSide())))
                .allSatisfy(create ->
                        assertThat(create.plan(scripted()).apiVersion()).isEqualTo("2025-06-01"));
    }

    @Test
    void everySettingIsInTheDocument() {
        JsonNode document = allGiven()
                .sku("Basic")
                .enableDataIsolation(true)
                .property("allowPublicAccessWhenBehindVnet", true)
                .network(WorkspaceNetwork.defaults()
                        .serverless(ServerlessPlace.inSubnet(SUBNET))
                        .privateLinks(new SharedPrivateLink("vault", VAULT, "vault", "please")))
                .plan(scripted())
                .document();
        assertThat(document.path("sku")).hasToString("{\"name\":\"Basic\",\"tier\":\"Basic\"}");
        JsonNode properties = document.path("properties");
        assertThat(properties.path("enableDataIsolation").asBoolean()).isTrue();
        assertThat(properties.path("allowPublicAccessWhenBehindVnet").asBoolean())
                .isTrue();
        assertThat(properties
                        .at("/serverlessComputeSettings/serverlessComputeCustomSubnet")
                        .asText())
                .isEqualTo(SUBNET);
        assertThat(properties
                        .at("/serverlessComputeSettings/serverlessComputeNoPublicIP")
                        .asBoolean())
                .isTrue();
        assertThat(properties
                        .at("/sharedPrivateLinkResources/0/properties/privateLinkResourceId")
                        .asText())
                .isEqualTo(VAULT);
    }

    @Test
    void settingsThatCannotBeMeantAreRefused() {
        WorkspaceCreate create = valid().property("keyVault", VAULT)
                .property("workspaceId", "x")
                .cmk(CmkSettings.of(VAULT, KEY).storedIn(new EncryptedStores(VAULT, null, STORAGE)))
                .network(WorkspaceNetwork.defaults().serverless(ServerlessPlace.inSubnet(VAULT)));
        assertThatThrownBy(() -> create.begin(azure.ml()))
                .hasMessageContainingAll(
                        "keyVault has a word of its own",
                        "workspaceId is the service's own to say",
                        "Cosmos DB account of one's own: not the id of a Microsoft.DocumentDB",
                        "search service of one's own: not the id",
                        "subnet of serverless compute: not the id");
        assertThatThrownBy(() -> valid().cmk(CmkSettings.of(VAULT, KEY).onServiceSide())
                        .cosmosThroughput(8_000)
                        .begin(azure.ml()))
                .hasMessageContaining("where the service keeps the encrypted stores itself");
        assertThatThrownBy(() -> valid().cmk(VAULT, KEY)
                        .property("enableSimplifiedCmk", true)
                        .cosmosThroughput(8_000)
                        .begin(azure.ml()))
                .hasMessageContaining("where the service keeps the encrypted stores itself");
        assertThat(SERVER.wireMock().getAllServeEvents()).isEmpty();
    }

    @Test
    void ownCosmosDbAccountDoesNotGoWithTheWorkspace() {
        WorkspacePlan plan = valid().cmk(CmkSettings.of(VAULT, KEY).storedIn(EncryptedStores.cosmosDb(COSMOS)))
                .plan(scripted());
        assertThat(plan.resources())
                .extracting(PlannedResource::type)
                .doesNotContain("Microsoft.DocumentDB/databaseAccounts");
        assertThat(plan.irreversible())
                .contains("the managed resource group goes only with the workspace")
                .noneMatch(fact -> fact.contains("Cosmos"));
    }

    @Test
    void serviceSideKeyMakesNothingInTheSubscription() {
        for (WorkspaceCreate create : List.of(
                valid().cmk(CmkSettings.of(VAULT, KEY).onServiceSide()),
                valid().cmk(VAULT, KEY).property("enableSimplifiedCmk", true))) {
            AzureMl ml = scripted();
            SERVER.wireMock()
                    .stubFor(get(urlPathMatching("/subscriptions/[^/]+/providers/Microsoft.DocumentDB"))
                            .willReturn(okJson("{\"registrationState\":\"NotRegistered\"}")));
            WorkspacePlan plan = create.plan(ml);
            assertThat(plan.findings())
                    .extracting(Finding::code)
                    .doesNotContain("CMK_PROVIDER_NOT_REGISTERED", "CMK_APPLICATION_NOT_AUTHORISED");
            assertThat(plan.resources())
                    .extracting(PlannedResource::type)
                    .endsWith("Microsoft.MachineLearningServices/workspaces");
            assertThat(plan.irreversible()).noneMatch(fact -> fact.contains("Cosmos"));
        }
    }

    @Test
    void vaultThatCannotBeReadDoesNotEndThePlan() {
        scriptReads();
        SERVER.wireMock().stubFor(get(urlPathEqualTo(VAULT)).willReturn(jsonResponse("""
            {"error":{"code":"AuthorizationFailed","message":"no right"}}""", 403)));
        WorkspacePlan plan = allGiven().plan(azure.ml());
        assertThat(plan.grants())
                .filteredOn(grant -> grant.scope().equals(VAULT))
                .singleElement()
                .satisfies(grant -> assertThat(grant.roleName()).contains("the vault could not be read"));
    }

    @Test
    void planSaysWhatWillBeAndChangesNothing() {
        WorkspacePlan plan =
                valid().hbi(true).cmk(VAULT, KEY).cosmosThroughput(4_000).plan(scripted());
        assertThat(plan.resources())
                .extracting(PlannedResource::type)
                .endsWith(
                        "Microsoft.MachineLearningServices/workspaces",
                        "Microsoft.Resources/resourceGroups",
                        "Microsoft.DocumentDB/databaseAccounts");
        assertThat(plan.resources())
                .filteredOn(r -> !r.isNamed())
                .extracting(PlannedResource::id)
                .first(STRING)
                .isEqualTo(GROUP + "{GUID}");
        assertThat(plan.toString())
                .contains("Will be made:", "Cannot be undone:", "high business impact", "throughput of 4000")
                .contains("Contributor to identity clinic-prod on " + GROUP);
        assertThat(events())
                .extracting(event -> event.getRequest().getMethod().getName())
                .containsOnly("GET");
    }

    @Test
    void usualThroughputIsNoWarning() {
        assertThat(valid().cmk(VAULT, KEY)
                        .cosmosThroughput(8_000)
                        .plan(scripted())
                        .warnings())
                .noneMatch(warning -> warning.contains("throughput"));
        assertThatThrownBy(() -> valid().cosmosThroughput(400).begin(azure.ml()))
                .hasMessageContaining("without a customer-managed key sets nothing");
    }

    @Test
    void existingWorkspaceIsNotTouched() {
        scriptReads();
        SERVER.wireMock().stubFor(get(urlPathEqualTo(SCOPE)).willReturn(okJson(workspace())));
        assertThatThrownBy(() -> valid().begin(azure.ml()))
                .isInstanceOf(PreflightException.class)
                .hasMessageContaining("WORKSPACE_EXISTS");
        assertThat(puts()).isEmpty();
    }

    @Test
    void failedWorkspaceIsToBeDeletedForGood() {
        AzureMl ml = scripted();
        SERVER.wireMock()
                .stubFor(
                        get(urlPathEqualTo(SCOPE)).willReturn(okJson(workspace().replace("Succeeded", "Failed"))));
        assertThat(valid().plan(ml).findings())
                .filteredOn(finding -> finding.code().equals("WORKSPACE_EXISTS"))
                .extracting(Finding::remedy)
                .singleElement(STRING)
                .contains("delete(\"rg-clinic\", \"clinic-prod\").forceToPurge().begin()");
    }

    @Test
    void failureHalfWaySaysWhatWasMadeAndHowToTakeItAway() {
        scriptDeployment("Failed", "quota is used up");
        WorkspacePlan plan = valid().plan(azure.ml());
        scriptOperations(plan, "Failed");
        WorkspaceCreationException thrown = catchThrowableOfType(
                WorkspaceCreationException.class, () -> plan.apply().await());
        assertThat(thrown)
                .hasMessageContainingAll("quota is used up", "Made before that: ", "deleteWhatWasMade(failure)");
        assertThat(thrown.code()).isEqualTo("QuotaExceeded");
        assertThat(thrown.made())
                .extracting(ArmId::type)
                .containsExactlyInAnyOrder(
                        "Microsoft.Storage/storageAccounts",
                        "Microsoft.KeyVault/vaults",
                        "Microsoft.Insights/components");
    }

    @Test
    void failureTakesAwayWhatWasMadeWhenAsked() {
        scriptDeployment("Failed", "quota is used up");
        WorkspacePlan plan = valid().removeOnFailure(true).plan(azure.ml());
        scriptOperations(plan, "Failed");
        String storage = plan.resources().get(0).id();
        SERVER.wireMock()
                .stubFor(get(urlPathEqualTo(SCOPE))
                        .willReturn(okJson("{\"id\":\"" + SCOPE + "\",\"properties\":{\"storageAccount\":\""
                                + storage.toUpperCase(Locale.ROOT) + "\"}}")));
        SERVER.wireMock().stubFor(get(urlPathEqualTo(storage)).willReturn(okJson("""
            {"location":"eastus","tags":{"made-by-azureml4j-for":"rg-clinic/clinic-prod"}}""")));
        scriptWorkspaces();
        SERVER.wireMock()
                .stubFor(delete(urlPathEqualTo(SCOPE)).willReturn(aResponse().withStatus(204)));
        SERVER.wireMock()
                .stubFor(delete(urlPathEqualTo(storage)).willReturn(aResponse().withStatus(200)));
        assertThatThrownBy(() -> plan.apply().await())
                .isInstanceOf(WorkspaceCreationException.class)
                .hasMessageContaining("It was taken away again.");
        assertThat(deletes())
                .containsExactly(
                        SCOPE + "?api-version=2024-04-01&forceToPurge=true", storage + "?api-version=2023-05-01");
    }

    @Test
    void nameOfADeletedWorkspaceNamesBothWaysOut() {
        scriptReads();
        SERVER.wireMock().stubFor(put(urlPathEqualTo(SCOPE)).willReturn(jsonResponse("""
            {"error":{"code":"Conflict","message":"A soft-deleted workspace 'clinic-prod' exists."}}""", 409)));
        assertThatThrownBy(() -> allGiven().begin(azure.ml()))
                .isInstanceOf(SoftDeletedNameException.class)
                .hasMessageContainingAll("recover(\"rg-clinic\", \"clinic-prod\"", "purge(\"rg-clinic\"");
    }

    @Test
    void creationGoesOnFromItsTokenWithoutAnotherPut() {
        scriptDeployment("Succeeded", "");
        Operation<Workspace> begun = valid().begin(azure.ml());
        assertThat(puts()).hasSize(1);
        String token = begun.resumeToken();
        assertThat(token).doesNotContain(ScriptedAzure.CANARY);
        assertThat(azure.ml().resume(token).await().id().name()).isEqualTo("clinic-prod");
        assertThat(puts()).hasSize(1);
    }

    @Test
    void tokenThatLeadsElsewhereIsRefused() {
        scriptDeployment("Succeeded", "");
        String token = valid().begin(azure.ml()).resumeToken();
        String bent = token.replace(SERVER.uri() + "/subscriptions", "https://evil.example/subscriptions");
        assertThat(bent).isNotEqualTo(token);
        assertThatThrownBy(() -> azure.ml().resume(bent))
                .isInstanceOf(OriginRefusedException.class)
                .hasMessageContaining("https://evil.example:443");
        for (String strange : List.of(
                "{}", "null", "[]", token.replace("/storageAccounts/", "/.."), token.replace("workspaces/", ""))) {
            assertThatThrownBy(() -> azure.ml().resume(strange)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void workspaceGoesFirstAndOnlyItsOwnDependentsFollow() {
        SERVER.wireMock().stubFor(get(urlPathEqualTo(SCOPE)).willReturn(okJson(workspace())));
        SERVER.wireMock()
                .stubFor(delete(urlPathEqualTo(SCOPE)).willReturn(aResponse().withStatus(204)));
        String storage = GROUP + "/providers/Microsoft.Storage/storageAccounts/ours";
        SERVER.wireMock()
                .stubFor(
                        get(urlPathEqualTo(GROUP + "/resources"))
                                .willReturn(
                                        okJson(
                                                "{\"value\":[{\"id\":\"" + storage
                                                        + "\",\"name\":\"ours\",\"type\":\"microsoft.storage/storageaccounts\"},{\"id\":\""
                                                        + VAULT
                                                        + "\",\"name\":\"clinic\",\"type\":\"Microsoft.KeyVault/vaults\"},{\"id\":\""
                                                        + GROUP
                                                        + "/providers/microsoft.insights/metricalerts/100%25\",\"name\":\"100%\",\"type\":\"microsoft.insights/metricalerts\"}]}")));
        SERVER.wireMock().stubFor(get(urlPathEqualTo(storage)).willReturn(okJson("""
            {"location":"eastus","tags":{"made-by-azureml4j-for":"RG-clinic/clinic-prod"}}""")));
        SERVER.wireMock()
                .stubFor(delete(urlPathEqualTo(storage)).willReturn(aResponse().withStatus(200)));
        SERVER.wireMock().stubFor(get(urlPathEqualTo(VAULT)).willReturn(okJson("""
            {"location":"eastus","properties":{"tenantId":"%s","sku":{"family":"A","name":"standard"}}}""".formatted(TENANT))));
        scriptWorkspaces();
        azure.ml()
                .workspaces()
                .delete("rg-clinic", "clinic-prod")
                .forceToPurge()
                .andDependents()
                .begin()
                .await();
        assertThat(deletes())
                .containsExactly(
                        SCOPE + "?api-version=2024-04-01&forceToPurge=true", storage + "?api-version=2023-05-01");
    }

    private static WorkspaceCreate valid() {
        return Workspace.create().name("clinic-prod").resourceGroup("rg-clinic").location("eastus");
    }

    private static WorkspaceCreate tagged(WorkspaceCreate create, int tags) {
        IntStream.range(0, tags).forEach(i -> create.tag("tag" + i, ""));
        return create;
    }

    private static WorkspaceCreate allGiven() {
        return valid().storageAccount(STORAGE).keyVault(VAULT).applicationInsights(INSIGHTS);
    }

    private AzureMl scripted() {
        scriptReads();
        return azure.ml();
    }

    /** A group that the caller owns, and nothing else to be read. */
    private static void scriptReads() {
        SERVER.wireMock().stubFor(get(anyUrl()).atPriority(10).willReturn(jsonResponse("""
            {"error":{"code":"ResourceNotFound","message":"not here"}}""", 404)));
        SERVER.wireMock()
                .stubFor(get(urlPathMatching("(?i)" + GROUP))
                        .willReturn(
                                okJson("{\"id\":\"" + GROUP + "\",\"name\":\"rg-clinic\",\"location\":\"eastus\"}")));
        SERVER.wireMock()
                .stubFor(get(urlPathEqualTo(GROUP + "/providers/Microsoft.Authorization/permissions"))
                        .willReturn(okJson("{\"value\":[{\"actions\":[\"*\"],\"notActions\":[]}]}")));
        for (String given : List.of(STORAGE, INSIGHTS)) {
            SERVER.wireMock().stubFor(get(urlPathEqualTo(given)).willReturn(okJson("""
                {"location":"eastus","kind":"web","sku":{"name":"Standard_LRS"}}""")));
        }
        SERVER.wireMock().stubFor(get(urlPathEqualTo(VAULT)).willReturn(okJson("""
            {"location":"eastus","properties":{"tenantId":"%s","sku":{"family":"A","name":"standard"}}}""".formatted(TENANT))));
    }

    private static void scriptDeployment(String end, String reason) {
        scriptReads();
        String status = GROUP + "/providers/Microsoft.Resources/deployments/x/operationStatuses/1";
        SERVER.wireMock()
                .stubFor(put(urlPathMatching("(?i)" + GROUP + "/providers/Microsoft.Resources/deployments/.*"))
                        .willReturn(jsonResponse("{\"properties\":{\"provisioningState\":\"Accepted\"}}", 201)
                                .withHeader("Azure-AsyncOperation", SERVER.uri() + status)
                                .withHeader("Retry-After", "17")));
        String error = reason.isEmpty()
                ? ""
                : ",\"error\":{\"code\":\"DeploymentFailed\",\"message\":\"see details\",\"details\":[{\"code\":\"QuotaExceeded\",\"message\":\""
                        + reason + "\"}]}";
        SERVER.wireMock()
                .stubFor(get(urlPathEqualTo(status)).willReturn(okJson("{\"status\":\"" + end + "\"" + error + "}")));
        SERVER.wireMock()
                .stubFor(get(urlPathMatching(
                                "(?i)" + GROUP + "/providers/Microsoft.Resources/deployments/clinic-prod-.*"))
                        .willReturn(okJson("{\"properties\":{\"provisioningState\":\"" + end + "\"}}")));
    }

    /** The workspaces of the subscription: the one in question. */
    private static void scriptWorkspaces() {
        SERVER.wireMock()
                .stubFor(get(urlPathEqualTo("/subscriptions/" + ScriptedAzure.SUBSCRIPTION
                                + "/providers/Microsoft.MachineLearningServices/workspaces"))
                        .willReturn(okJson("{\"value\":[" + workspace() + "]}")));
    }

    /** All dependents stand; the workspace is as said. */
    private static void scriptOperations(WorkspacePlan plan, String workspace) {
        String items = plan.resources().stream()
                .map(resource -> "{\"operationId\":\"1\",\"properties\":{\"provisioningState\":\""
                        + (resource.id().equals(SCOPE) ? workspace : "Succeeded")
                        + "\",\"targetResource\":{\"id\":\"" + resource.id() + "\"}}}")
                .collect(Collectors.joining(","));
        SERVER.wireMock()
                .stubFor(get(urlPathMatching("(?i)" + GROUP + "/deployments/clinic-prod-.*/operations"))
                        .willReturn(okJson("{\"value\":[" + items + "]}")));
    }

    private static String workspace() {
        return """
            {"id":"%s","name":"clinic-prod","location":"eastus","properties":{"provisioningState":"Succeeded","hbiWorkspace":true,
             "storageAccount":"%s/providers/Microsoft.Storage/storageAccounts/ours","keyVault":"%s"}}""".formatted(SCOPE, GROUP, VAULT);
    }

    private static List<ServeEvent> events() {
        List<ServeEvent> events = new ArrayList<>(SERVER.wireMock().getAllServeEvents());
        Collections.reverse(events);
        return events;
    }

    private static List<String> puts() {
        return events().stream()
                .filter(e -> e.getRequest().getMethod().getName().equals("PUT"))
                .map(e -> e.getRequest().getUrl())
                .toList();
    }

    private static List<String> deletes() {
        return events().stream()
                .filter(e -> e.getRequest().getMethod().getName().equals("DELETE"))
                .map(e -> e.getRequest().getUrl())
                .toList();
    }

    /** The body of the one PUT to an address that holds this. */
    private static JsonNode body(String part) {
        return events().stream()
                .filter(e -> e.getRequest().getMethod().getName().equals("PUT"))
                .filter(e -> e.getRequest().getUrl().contains(part))
                .map(e -> read(e.getRequest().getBodyAsString()))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
