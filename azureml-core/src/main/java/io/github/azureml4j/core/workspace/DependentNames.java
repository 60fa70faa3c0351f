package io.github.azureml4j.core.workspace;

import java.util.Locale;
import java.util.UUID;

/**
 * Names of dependent resources as azure-ai-ml generates them: the first 8 alphanumerics of the workspace's name in lower case, the
 * kind's word, then random hexadecimals up to 24 characters.
 */
final class DependentNames {
    private static final int LONGEST = 24;
    private static final int STEM = 8;

    private DependentNames() {}

    static String of(String workspace, Dependent kind) {
        String random = UUID.randomUUID().toString().replace("-", "");
        return (stem(workspace, kind) + kind.word() + random).substring(0, LONGEST);
    }

    /** Names of vaults begin with a letter; those of workspaces need not. */
    private static String stem(String workspace, Dependent kind) {
        String letters = workspace.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        boolean digit = !letters.isEmpty() && Character.isDigit(letters.charAt(0));
        String usable = kind == Dependent.KEY_VAULT && digit ? "w" + letters : letters;
        return usable.substring(0, Math.min(STEM, usable.length()));
    }
}
