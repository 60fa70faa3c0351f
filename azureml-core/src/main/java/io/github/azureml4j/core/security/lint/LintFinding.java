package io.github.azureml4j.core.security.lint;

/**
 * Something that looks like a secret. Says where and why, never what. Immutable.
 *
 * @param place what kind of text it stands in
 * @param name which one: the name of the variable or tag
 * @param rule the rule that found it, such as {@code azure-storage-key}; stable
 * @param why what it looks like, for people
 */
public record LintFinding(Place place, String name, String rule, String why) {

    /** One sentence with the way out. */
    @Override
    public String toString() {
        return place.label() + " '" + name + "' looks like " + why + " (" + rule
                + "); keep it in the workspace's key vault and let the code read it there";
    }
}
