package io.github.azureml4j.core.arm;

import com.azure.core.http.rest.PagedIterable;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.http.Json;
import io.github.azureml4j.core.http.ServiceClient;
import java.util.Map;
import java.util.Optional;

/** The resource groups of a subscription. Follows resources.json 2024-03-01. Thread-safe. */
public final class ResourceGroups {
    private static final String NAME = "[\\p{L}\\p{N}_.()-]{0,89}[\\p{L}\\p{N}_()-]";

    private final AzureConnection azure;
    private final ServiceClient arm;

    /**
     * The groups of a connection's subscription. Applications use {@link io.github.azureml4j.core.AzureMl#resourceGroups()}.
     *
     * @param azure the connection
     */
    public ResourceGroups(AzureConnection azure) {
        this.azure = azure;
        this.arm = azure.arm().at("/subscriptions/{}", azure.subscription()).apiVersion("2024-03-01");
    }

    /**
     * Makes a group, or does nothing when it is there in that location ({@code ResourceGroups_CreateOrUpdate}).
     *
     * @param name 1 to 90 letters, digits, {@code _ . ( ) -}, no dot at the end
     * @param location such as {@code eastus}
     * @throws IllegalArgumentException when either cannot be meant
     */
    public ResourceGroup create(String name, String location) {
        Faults faults = new Faults("cannot create the resource group");
        checkName(faults, name);
        faults.when(location.isBlank(), "the location is missing");
        faults.raise();
        return arm.put("/resourcegroups/{}", name)
                .json(Map.of("location", location))
                .as(ResourceGroup.class);
    }

    /**
     * Notes what is wrong with the name of a group.
     *
     * @param faults where to
     * @param name the name
     */
    public static void checkName(Faults faults, String name) {
        faults.when(
                !name.matches(NAME),
                "resource group name '" + name
                        + "' is not 1 to 90 letters, digits, underscores, dots, parentheses and hyphens without a dot at its end");
    }

    /**
     * One group ({@code ResourceGroups_Get}).
     *
     * @param name its name
     * @throws io.github.azureml4j.core.NotFoundException when it does not exist
     */
    public ResourceGroup get(String name) {
        return arm.get("/resourcegroups/{}", name).as(ResourceGroup.class);
    }

    /**
     * One group, if it exists.
     *
     * @param name its name
     */
    public Optional<ResourceGroup> find(String name) {
        return arm.get("/resourcegroups/{}", name).find().map(ResourceGroups::read);
    }

    /** All groups, a page at a time ({@code ResourceGroups_List}). */
    public PagedIterable<ResourceGroup> list() {
        return Pages.of(arm.get("/resourcegroups"), ResourceGroups::read);
    }

    /**
     * Deletes a group with all that is in it ({@code ResourceGroups_Delete}).
     *
     * @param name its name
     * @return yields the name when it is gone
     */
    public Operation<String> beginDelete(String name) {
        return azure.operations()
                .begin(arm, arm.delete("/resourcegroups/{}", name).send(), gone -> name);
    }

    private static ResourceGroup read(JsonNode node) {
        return Json.convert(node, ResourceGroup.class);
    }
}
