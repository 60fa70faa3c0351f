package io.github.azureml4j.core.security.posture;

import java.util.ArrayList;
import java.util.List;

/** N10: whether more is granted than a careful owner would. */
final class LeastPrivilegeCheck {
    private static final int MOST = 3;
    private static final String SHARE = "Microsoft.Authorization/roleAssignments/write";
    private static final String CHANGE = "Microsoft.MachineLearningServices/workspaces/write";

    /** No provider has it: only a wildcard over all providers grants it. */
    private static final String ANYTHING = "Any.Provider/things/write";

    private LeastPrivilegeCheck() {}

    static Assessment check(Estate estate) {
        return estate.roleUse().assess(LeastPrivilegeCheck::assess);
    }

    private static Assessment assess(List<RoleUse> use) {
        List<RoleUse> sharers = RoleUse.allowing(use, SHARE);
        List<RoleUse> wide =
                RoleUse.allowing(use, CHANGE).stream().filter(RoleUse::isWide).toList();
        List<String> faults = new ArrayList<>();
        if (RoleUse.count(sharers) > MOST) {
            faults.add(RoleUse.count(sharers) + " principals may give roles: " + RoleUse.principals(sharers));
        }
        if (RoleUse.count(wide) > MOST) {
            faults.add(RoleUse.count(wide) + " principals may change workspaces of the whole subscription: "
                    + RoleUse.principals(wide));
        }
        List<RoleUse> custom =
                use.stream().filter(one -> one.definition().isCustom()).toList();
        List<RoleUse> careless = custom.stream()
                .filter(one ->
                        one.definition().allows(SHARE) || one.definition().allows(ANYTHING))
                .toList();
        if (!careless.isEmpty()) {
            faults.add("custom roles grant everything, or the giving of roles: " + RoleUse.principals(careless));
        }
        return Assessment.when(
                faults.isEmpty(),
                "roles can be given by " + RoleUse.principals(sharers)
                        + "; workspaces of the whole subscription can be changed by " + RoleUse.principals(wide),
                String.join("; ", faults),
                "Give roles on the workspace, and no more than the task needs: LeastPrivilege.of(...).");
    }
}
