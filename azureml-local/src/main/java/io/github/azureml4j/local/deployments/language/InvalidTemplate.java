package io.github.azureml4j.local.deployments.language;

import io.github.azureml4j.local.front.LocalError;

/** What is wrong with a template, in ARM's form: 400 {@code InvalidTemplate}. */
public final class InvalidTemplate {

    private InvalidTemplate() {}

    /**
     * The refusal of a template.
     *
     * @param reason a sentence with its full stop
     */
    public static LocalError because(String reason) {
        return LocalError.badRequest("InvalidTemplate", "Deployment template validation failed: '" + reason + "'.");
    }
}
