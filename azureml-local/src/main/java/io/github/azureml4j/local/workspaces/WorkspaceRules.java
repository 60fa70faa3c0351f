package io.github.azureml4j.local.workspaces;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.arm.ResourceId;
import io.github.azureml4j.local.front.LocalError;
import java.util.List;
import java.util.regex.Pattern;

/** What a workspace must be like, before any work begins. */
final class WorkspaceRules {

    private static final Pattern NAME = Pattern.compile("^[a-zA-Z0-9][a-zA-Z0-9_-]{2,32}$");
    private static final List<String> REQUIRED = List.of("storageAccount", "keyVault");
    private static final List<String> OPTIONAL = List.of("applicationInsights", "containerRegistry");
    private static final List<String> CREATE_ONLY = List.of(
            "/storageAccount",
            "/keyVault",
            "/hbiWorkspace",
            "/encryption/status",
            "/encryption/keyVaultProperties/keyVaultArmId");

    private final ArmService arm;
    private final KeyRules keys;
    private final Identities identities;

    WorkspaceRules(ArmService arm, KeyRules keys, Identities identities) {
        this.arm = arm;
        this.keys = keys;
        this.identities = identities;
    }

    /** Before a workspace is made. */
    void checkNew(ResourceId id, ObjectNode body) {
        arm.requireLivingGroup(id.subscription(), id.group());
        if (!NAME.matcher(id.name()).matches()) {
            throw LocalError.badRequest(
                    "InvalidWorkspaceName", "The workspace name '" + id.name() + "' does not match " + NAME + ".");
        }
        if (body.path("location").asText().isBlank()) {
            throw LocalError.badRequest("LocationRequired", "The location property is required for this definition.");
        }
        JsonNode properties = body.path("properties");
        SettingRules.check(properties);
        ManagedNetwork.checkNew(properties.path("managedNetwork"));
        if (body.hasNonNull("identity")) {
            identities.check(body.path("identity"), properties);
        }
        REQUIRED.forEach(name -> checkDependent(name, properties.path(name).asText()));
        OPTIONAL.stream()
                .filter(properties::hasNonNull)
                .forEach(name -> checkDependent(name, properties.path(name).asText()));
        String region = ArmService.region(body.path("location").asText());
        Cmk.of(properties).ifPresent(cmk -> {
            keys.check(cmk, id, region);
            checkKeyReader(body);
            ApiVersion.OWN_STORES.stream()
                    .filter(properties.path("encryption")::hasNonNull)
                    .forEach(name -> checkDependent(
                            name, properties.at("/encryption/" + name).asText()));
        });
    }

    /** Only an identity that the workspace has can read the key for it. */
    private static void checkKeyReader(ObjectNode body) {
        String reader =
                body.at("/properties/encryption/identity/userAssignedIdentity").asText();
        boolean given = body.at("/identity/userAssignedIdentities").properties().stream()
                .anyMatch(entry -> entry.getKey().equalsIgnoreCase(reader));
        if (!reader.isEmpty() && !given) {
            throw LocalError.badRequest(
                    "InvalidEncryptionProperty",
                    "The identity '" + reader + "' that is to read the key is none of the workspace's identities.");
        }
    }

    /** Before a workspace that is there is changed: some properties are as they were made. */
    void checkChange(WorkspaceRecord workspace, ObjectNode body) {
        checkPlace(workspace, body.path("location").asText());
        JsonNode now = workspace.document().path("properties");
        JsonNode wanted = body.path("properties");
        SettingRules.check(wanted);
        ManagedNetwork.check(workspace, wanted.path("managedNetwork"));
        if (body.get("identity") instanceof ObjectNode identity) {
            ObjectNode old = workspace.document().path("identity").deepCopy();
            identities.check(Identities.merged(old, identity), wanted);
        }
        for (String pointer : CREATE_ONLY) {
            if (wanted.at(pointer).isValueNode()
                    && !wanted.at(pointer).isNull()
                    && !wanted.at(pointer)
                            .asText()
                            .equalsIgnoreCase(now.at(pointer).asText())) {
                throw LocalError.badRequest(
                        "PropertyChangeNotAllowed",
                        "Changing property 'properties" + pointer.replace('/', '.') + "' is not allowed.");
            }
        }
        OPTIONAL.stream()
                .filter(wanted::hasNonNull)
                .forEach(name -> checkDependent(name, wanted.path(name).asText()));
        JsonNode key = wanted.at(Cmk.KEY_IDENTIFIER);
        if (key.isTextual()) {
            checkRotation(workspace, key.asText());
        }
    }

    /** What is made stays in its region. */
    private static void checkPlace(WorkspaceRecord workspace, String location) {
        if (!location.isBlank() && !ArmService.region(location).equals(workspace.region())) {
            throw LocalError.conflict(
                    "InvalidResourceLocation",
                    "The resource '" + workspace.name() + "' already exists in location '" + workspace.region()
                            + "' in resource group '" + workspace.id().group() + "'. A resource with the same name"
                            + " cannot be created in location '" + location + "'. Please select a new resource name.");
        }
    }

    /** A new key must be in the vault of the old one: the vault is as it was made. */
    private void checkRotation(WorkspaceRecord workspace, String keyIdentifier) {
        Cmk old = Cmk.of(workspace.document().path("properties"))
                .orElseThrow(() -> LocalError.badRequest(
                        "PropertyChangeNotAllowed", "The workspace was made without a customer-managed key."));
        keys.check(new Cmk(old.vault(), keyIdentifier), workspace.id(), workspace.region());
    }

    private void checkDependent(String property, String id) {
        if (id.isBlank()) {
            throw LocalError.badRequest(
                    "RequiredPropertyMissing", "The workspace lacks the required property '" + property + "'.");
        }
        if (!arm.exists(ResourceId.parse(id))) {
            throw LocalError.badRequest(
                    "DependentResourceNotFound", "The resource '" + id + "' (" + property + ") was not found.");
        }
    }
}
