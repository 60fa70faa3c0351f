package io.github.azureml4j.core.access;

import io.github.azureml4j.core.Faults;
import java.util.regex.Pattern;

/** What names of actions are made of, and which of them are about workspaces and their compute. */
final class ActionRules {
    private static final String NAME = "[A-Za-z0-9_.*-]+";
    private static final Pattern FORM = Pattern.compile(
            "\\*|" + NAME + "(/" + NAME + ")*/(read|write|delete|action|\\*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORKSPACES =
            Pattern.compile("Microsoft\\.MachineLearningServices/workspaces/.+", Pattern.CASE_INSENSITIVE);

    private ActionRules() {}

    static boolean isWithinWorkspaces(String action) {
        return WORKSPACES.matcher(action).matches();
    }

    static void checkForm(Faults faults, String action) {
        faults.when(
                !FORM.matcher(action).matches(),
                "'" + action + "' is no action: its segments end in read, write, delete, action or *");
    }

    static void checkWithinWorkspaces(Faults faults, String action) {
        checkForm(faults, action);
        faults.when(
                !isWithinWorkspaces(action),
                "'" + action
                        + "' reaches beyond workspaces and their compute; name it in actionsElsewhere if that is meant");
    }
}
