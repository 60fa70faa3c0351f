package io.github.azureml4j.local.arm;

import io.github.azureml4j.local.front.LocalError;
import java.util.regex.Pattern;

/** What makes a resource group good. */
final class GroupRules {

    private static final Pattern NAME = Pattern.compile("[-\\w._()]{0,89}[-\\w_()]", Pattern.UNICODE_CHARACTER_CLASS);

    private GroupRules() {}

    static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw LocalError.badRequest(
                    "InvalidResourceGroup",
                    "The provided resource group name '" + name + "' is invalid. The name can only be a letter, digit,"
                            + " '-', '.', '(', ')' or '_', has at most 90 characters and cannot end with '.'.");
        }
    }

    static void checkRegion(ResourceGroup old, String region) {
        if (!old.region().equals(region)) {
            throw LocalError.conflict(
                    "InvalidResourceGroupLocation",
                    "Invalid resource group location '" + region + "'. The Resource group already exists in location '"
                            + old.region() + "'.");
        }
    }
}
