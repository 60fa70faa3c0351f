package io.github.azureml4j.local.rbac;

import io.github.azureml4j.local.front.LocalError;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names of role definitions and assignments, which are GUIDs. */
final class RoleIds {

    private static final Pattern GUID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private RoleIds() {}

    static void requireGuid(String id, String what) {
        if (!GUID.matcher(id).matches()) {
            String kind = what.equals("role assignment") ? "RoleAssignment" : "RoleDefinition";
            throw LocalError.badRequest(
                    "Invalid" + kind + "Id",
                    "The " + what + " ID '" + id + "' is not valid. The " + what + " ID must be a GUID.");
        }
    }

    /** The GUID at the end of a role definition's id, whatever stands before it; requests and answers differ there. */
    static String last(String roleDefinitionId) {
        return roleDefinitionId.substring(roleDefinitionId.lastIndexOf('/') + 1);
    }

    /** As ARM writes GUIDs within its messages. */
    static String plain(String guid) {
        return guid.replace("-", "").toLowerCase(Locale.ROOT);
    }
}
