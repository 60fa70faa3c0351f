package io.github.azureml4j.core.workspace;

import io.github.azureml4j.auth.AzureCloud;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.Workspace;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.arm.ResourceGroups;
import io.github.azureml4j.core.security.KeyRef;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a workspace to be. Name, resource group and location are required. Not thread-safe; may be used again, each {@link
 * #begin} is independent.
 *
 * <p>Storage account, key vault and Application Insights that are not given are made first, each by its own request, in the
 * workspace's resource group. The container registry is made by the service at the first image build, unless one is given.
 */
public final class WorkspaceCreate {
    private static final String NAME = "^[a-zA-Z0-9][a-zA-Z0-9_-]{2,32}$";
    private static final int MOST_TAGS = 50;
    private static final int LONGEST_TAG_NAME = 512;
    private static final int LONGEST_TAG_VALUE = 256;

    private String name = "";
    private String resourceGroup = "";
    private String location = "";
    private boolean hbi;
    private boolean cmk;
    private @Nullable String cmkKeyVaultId;
    private @Nullable String cmkKeyUri;
    private @Nullable String friendlyName;
    private @Nullable String description;
    private @Nullable String containerRegistry;
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final Map<Dependent, String> existing = new EnumMap<>(Dependent.class);

    /** Nothing set yet. Applications use {@link Workspace#create()}. */
    public WorkspaceCreate() {}

    /** Its name: 3 to 33 letters, digits, hyphens and underscores, beginning with a letter or digit. */
    public WorkspaceCreate name(String value) {
        name = value;
        return this;
    }

    /** The resource group, which must exist. */
    public WorkspaceCreate resourceGroup(String value) {
        resourceGroup = value;
        return this;
    }

    /** The region, such as {@code eastus}. */
    public WorkspaceCreate location(String value) {
        location = value;
        return this;
    }

    /** Whether its data has high business impact, so that the service collects less diagnosis. Cannot be changed later; default false. */
    public WorkspaceCreate hbi(boolean value) {
        hbi = value;
        return this;
    }

    /**
     * Encrypts what the service keeps for the workspace with the customer's own key. Cannot be turned off later.
     *
     * @param keyVaultId the ARM id of the vault, which has soft delete and purge protection
     * @param keyUri the key in that vault, with its version: {@code https://{vault}/keys/{name}/{version}}
     */
    public WorkspaceCreate cmk(@Nullable String keyVaultId, @Nullable String keyUri) {
        cmk = true;
        cmkKeyVaultId = keyVaultId;
        cmkKeyUri = keyUri;
        return this;
    }

    /** The name that people see; by default the name. */
    public WorkspaceCreate friendlyName(String value) {
        friendlyName = value;
        return this;
    }

    /** What it is for. */
    public WorkspaceCreate description(String value) {
        description = value;
        return this;
    }

    /** A tag; one of the same name is replaced. */
    public WorkspaceCreate tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /** An existing storage account, by ARM id, in place of a new one. */
    public WorkspaceCreate storageAccount(String armId) {
        existing.put(Dependent.STORAGE_ACCOUNT, armId);
        return this;
    }

    /** An existing key vault for the workspace's secrets, by ARM id, in place of a new one. */
    public WorkspaceCreate keyVault(String armId) {
        existing.put(Dependent.KEY_VAULT, armId);
        return this;
    }

    /** An existing Application Insights component, by ARM id, in place of a new one. */
    public WorkspaceCreate applicationInsights(String armId) {
        existing.put(Dependent.APPLICATION_INSIGHTS, armId);
        return this;
    }

    /** An existing container registry, by ARM id. */
    public WorkspaceCreate containerRegistry(String armId) {
        containerRegistry = armId;
        return this;
    }

    /**
     * Begins the creation ({@code Workspaces_CreateOrUpdate} 2024-04-01, after its dependent resources). Progress names each of them.
     * When it fails half-way, what was made stays and carries the tag {@code azureml4j-made-for}.
     *
     * @param ml where
     * @throws IllegalArgumentException naming everything that is wrong, before any request
     * @throws io.github.azureml4j.core.AzureMlException when a workspace of that name exists already
     */
    public Operation<Workspace> begin(AzureMl ml) {
        check(ml.connection().cloud());
        return Creation.begin(ml.connection(), settings(ml.connection().subscription()));
    }

    private void check(AzureCloud cloud) {
        Faults faults = new Faults("cannot create the workspace");
        faults.when(!name.matches(NAME), "name '" + name + "' does not match " + NAME);
        ResourceGroups.checkName(faults, resourceGroup);
        faults.when(
                !location.matches("[A-Za-z0-9][A-Za-z0-9 ]*"),
                "location '" + location + "' is not the name of a region");
        checkKey(faults, cloud);
        checkTags(faults);
        existing.forEach((kind, id) -> checkId(faults, kind.label(), kind.type(), id));
        if (containerRegistry != null) {
            checkId(faults, "container registry", "Microsoft.ContainerRegistry/registries", containerRegistry);
        }
        faults.raise();
    }

    private void checkKey(Faults faults, AzureCloud cloud) {
        if (!cmk) {
            return;
        }
        boolean noVault = isBlank(cmkKeyVaultId);
        boolean noKey = isBlank(cmkKeyUri);
        faults.when(noVault, "the customer-managed key lacks the ARM id of its key vault");
        faults.when(noKey, "the customer-managed key lacks its key URI");
        if (!noVault) {
            checkId(faults, "key vault of the customer-managed key", "Microsoft.KeyVault/vaults", text(cmkKeyVaultId));
        }
        if (!noKey) {
            faults.in(() -> checkVault(faults, cloud, KeyRef.parse(text(cmkKeyUri))));
        }
    }

    private void checkVault(Faults faults, AzureCloud cloud, KeyRef key) {
        String suffix = cloud.vaultSuffix();
        faults.when(
                !key.isIn(suffix),
                "key vault host of " + cmkKeyUri + " is not of cloud " + cloud.name() + " (*." + suffix + ")");
        String id = text(cmkKeyVaultId);
        boolean other = !id.isBlank() && !id.toLowerCase(Locale.ROOT).endsWith("/" + key.vaultName());
        faults.when(other, "key URI " + cmkKeyUri + " is not of the key vault " + id);
    }

    private void checkTags(Faults faults) {
        faults.when(tags.size() > MOST_TAGS, tags.size() + " tags are more than " + MOST_TAGS);
        tags.forEach((key, value) -> {
            boolean badName = key.isBlank() || key.length() > LONGEST_TAG_NAME || key.matches(".*[<>%&\\\\?/].*");
            faults.when(badName, "tag name '" + key + "' is empty, too long, or has one of < > % & \\ ? /");
            faults.when(
                    value.length() > LONGEST_TAG_VALUE,
                    "value of tag '" + key + "' is longer than " + LONGEST_TAG_VALUE);
        });
    }

    private static void checkId(Faults faults, String what, String type, String id) {
        faults.in(() -> {
            if (!ArmId.parse(id).type().equalsIgnoreCase(type)) {
                throw new IllegalArgumentException(what + ": not the id of a " + type + ": " + id);
            }
        });
    }

    private WorkspaceSettings settings(String subscription) {
        List<Dependent> toMake = new ArrayList<>(List.of(Dependent.values()));
        toMake.removeAll(existing.keySet());
        return new WorkspaceSettings(
                subscription,
                resourceGroup,
                name,
                location,
                hbi,
                cmkKeyVaultId,
                cmkKeyUri,
                friendlyName,
                description,
                tags,
                idOf(Dependent.STORAGE_ACCOUNT, subscription),
                idOf(Dependent.KEY_VAULT, subscription),
                idOf(Dependent.APPLICATION_INSIGHTS, subscription),
                containerRegistry,
                toMake);
    }

    private String idOf(Dependent kind, String subscription) {
        String given = existing.get(kind);
        return given != null
                ? given
                : ArmId.of(subscription, resourceGroup, kind.type(), DependentNames.of(name, kind))
                        .toString();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
