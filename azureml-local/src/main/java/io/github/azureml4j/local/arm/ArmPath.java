package io.github.azureml4j.local.arm;

import java.util.Locale;

/**
 * What a path of Resource Manager is about, as far as the rules of all providers ask: subscription and type. Empty texts
 * where the path names none.
 *
 * @param namespace of the last provider in the path, such as {@code Microsoft.Storage}
 * @param type the resource's type below it, such as {@code storageAccounts} or {@code workspaces/computes}
 */
record ArmPath(String subscription, String namespace, String type) {

    static ArmPath of(String rawPath) {
        String[] parts = rawPath.split("/", -1);
        boolean below = parts.length > 2 && parts[1].equalsIgnoreCase("subscriptions");
        int provider = rawPath.toLowerCase(Locale.ROOT).lastIndexOf("/providers/");
        if (provider < 0) {
            return new ArmPath(below ? parts[2] : "", "", "");
        }
        String[] rest = rawPath.substring(provider + "/providers/".length()).split("/", -1);
        StringBuilder type = new StringBuilder();
        for (int i = 1; i < rest.length; i += 2) {
            type.append(i > 1 ? "/" : "").append(rest[i]);
        }
        return new ArmPath(below ? parts[2] : "", rest[0], type.toString());
    }

    /** As ARM writes types, {@code Microsoft.Storage/storageAccounts}. */
    String fullType() {
        return namespace + "/" + type;
    }
}
