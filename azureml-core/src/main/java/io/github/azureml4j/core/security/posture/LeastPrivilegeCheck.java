package io.github.azureml4j.core.security.posture;

import java.util.ArrayList;
import java.util.List;

/** N10: whether more is granted than a careful owner would. */
final class LeastPrivilegeCheck {
    private static final int MOST_OWNERS = 3;

    private LeastPrivilegeCheck() {}

    static Assessment check(Estate estate) {
        return estate.roleUse().assess(LeastPrivilegeCheck::assess);
    }

    private static Assessment assess(List<RoleUse> use) {
        List<String> faults = new ArrayList<>();
        List<RoleUse> sharers = use.stream()
                .filter(one -> one.definition().allows("Microsoft.Authorization/roleAssignments/write"))
                .toList();
        if (sharers.size() > MOST_OWNERS) {
            faults.add(sharers.size() + " principals may give roles");
        }
        long wide = use.stream()
                .filter(RoleUse::isWide)
                .filter(LeastPrivilegeCheck::writes)
                .count();
        if (wide > MOST_OWNERS) {
            faults.add(wide + " principals may change everything in the subscription");
        }
        use.stream()
                .filter(one -> one.definition().isCustom() && writes(one) && mayAll(one))
                .map(one -> "custom role " + one.definition().role().name() + " grants everything")
                .distinct()
                .forEach(faults::add);
        return Assessment.when(
                faults.isEmpty(),
                sharers.size() + " may give roles, " + wide + " may change everything in the subscription",
                String.join("; ", faults),
                "Give roles on the workspace, and no more than the task needs: LeastPrivilege.of(...).");
    }

    private static boolean writes(RoleUse use) {
        return use.definition().allows("Microsoft.MachineLearningServices/workspaces/write");
    }

    private static boolean mayAll(RoleUse use) {
        return use.definition().allows("Microsoft.Authorization/roleAssignments/write");
    }
}
