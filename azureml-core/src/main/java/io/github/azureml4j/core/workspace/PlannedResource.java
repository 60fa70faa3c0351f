package io.github.azureml4j.core.workspace;

/**
 * A resource that a plan will make.
 *
 * @param id its ARM id; what nobody can know before is a word in braces: {@code {GUID}} in the name of a managed resource group,
 *     {@code {name}} of an account in it
 * @param type its ARM type
 * @param location its region
 * @param why who makes it and what for
 */
public record PlannedResource(String id, String type, String location, String why) {
    /** Whether the id is known to the letter. */
    public boolean isNamed() {
        return id.indexOf('{') < 0;
    }
}
