package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.Faults;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.security.lint.Place;
import io.github.azureml4j.core.security.lint.SecretLint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What can be known to be wrong with settings of workspaces without asking anybody. */
final class SettingChecks {
    private static final String NAME = "^[a-zA-Z0-9][a-zA-Z0-9_-]{2,32}$";
    private static final String REGION = "[A-Za-z0-9][A-Za-z0-9 ]*";

    private static final int MOST_TAGS = 50;

    /** By the description of {@code Tags_CreateOrUpdate} 2024-03-01. */
    private static final List<String> RESERVED_FOR_AZURE = List.of("microsoft", "azure", "windows");

    private static final int LONGEST_TAG_NAME = 512;
    private static final int LONGEST_TAG_NAME_OF_STORAGE = 128;
    private static final int LONGEST_TAG_VALUE = 256;

    private SettingChecks() {}

    static void name(Faults faults, String name) {
        faults.when(!name.matches(NAME), "name '" + name + "' does not match " + NAME);
    }

    static void location(Faults faults, String location) {
        faults.when(!location.matches(REGION), "location '" + location + "' is not the name of a region");
    }

    static void id(Faults faults, String what, String type, String id) {
        faults.in(() -> {
            if (!ArmId.parse(id).type().equalsIgnoreCase(type)) {
                throw new IllegalArgumentException(what + ": not the id of a " + type + ": " + id);
            }
        });
    }

    /** Names, tags and descriptions are read by everybody who may read the workspace. */
    static void secrets(Faults faults, AzureConnection azure, String name, JsonNode document) {
        Map<String, String> tags = new LinkedHashMap<>();
        document.path("tags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        SecretLint.Draft draft =
                azure.secretLint().draft().add(Place.NAME, "workspace", name).addAll(Place.TAG, tags);
        for (String text : List.of("friendlyName", "description")) {
            draft.add(Place.TEXT, text, document.path("properties").path(text).asText(""));
        }
        draft.into(faults);
    }

    /** Tags that only a workspace gets. */
    static void tags(Faults faults, Map<String, String> tags) {
        faults.when(tags.size() > MOST_TAGS, tags.size() + " tags are more than " + MOST_TAGS);
        checkEach(faults, tags, LONGEST_TAG_NAME);
    }

    /**
     * Tags that what is made along gets, too, with one more that says whom it was made for.
     *
     * @param made what is made along
     */
    static void tags(Faults faults, Map<String, String> tags, Set<Dependent> made) {
        faults.when(
                tags.size() == MOST_TAGS && !made.isEmpty(),
                tags.size() + " tags leave no room for " + DependentDocument.MADE_FOR
                        + " among those of what is made with the workspace: " + (MOST_TAGS - 1) + " do");
        faults.when(tags.size() > MOST_TAGS, tags.size() + " tags are more than " + MOST_TAGS);
        boolean storage = made.contains(Dependent.STORAGE_ACCOUNT);
        checkEach(faults, tags, storage ? LONGEST_TAG_NAME_OF_STORAGE : LONGEST_TAG_NAME);
    }

    private static void checkEach(Faults faults, Map<String, String> tags, int longestName) {
        tags.forEach((key, value) -> {
            boolean badName = key.isBlank() || key.length() > longestName || key.matches(".*[<>%&\\\\?/].*");
            faults.when(
                    badName,
                    "tag name '" + key + "' is empty, longer than " + longestName + ", or has one of < > % & \\ ? /");
            faults.when(
                    isReserved(key),
                    "tag name '" + key + "' begins with a word that Azure keeps to itself: microsoft, azure, windows");
            faults.when(
                    value.length() > LONGEST_TAG_VALUE,
                    "value of tag '" + key + "' is longer than " + LONGEST_TAG_VALUE);
        });
    }

    private static boolean isReserved(String tag) {
        String name = tag.toLowerCase(Locale.ROOT);
        return RESERVED_FOR_AZURE.stream().anyMatch(name::startsWith);
    }
}
