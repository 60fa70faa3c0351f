package io.github.azureml4j.core.security.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.access.Permission;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.core.security.reading.Reading;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether the resource group is there, and whether the caller may make in it what is to be made. */
final class GroupCheck implements Check {
    private final Reader reader;
    private final PreflightSubject subject;

    GroupCheck(Reader reader, PreflightSubject subject) {
        this.reader = reader;
        this.subject = subject;
    }

    @Override
    public List<Finding> look() {
        Reading<JsonNode> group = reader.get(path(), "2024-03-01");
        if (group.isAbsent()) {
            return List.of(Finding.blocker(
                    "RESOURCE_GROUP_MISSING",
                    path(),
                    "there is no resource group " + name(),
                    "az group create --name " + name() + " --location " + subject.location()));
        }
        return group.unread()
                .map(reason -> List.of(Finding.unknown(
                        "RESOURCE_GROUP_UNREADABLE", path(), reason, "ask for the role Reader on the resource group")))
                .orElseGet(this::rights);
    }

    /** {@code Permissions_ListForResourceGroup} 2022-04-01. */
    private List<Finding> rights() {
        Reading<JsonNode> answer = reader.get(path() + "/providers/Microsoft.Authorization/permissions", "2022-04-01");
        return answer.value()
                .map(body -> missing(body.path("value")))
                .orElseGet(() -> List.of(Finding.unknown(
                        "PERMISSIONS_UNREADABLE",
                        path(),
                        answer.unread().orElse("the permissions of the caller are not told"),
                        "ask for the role Reader on the resource group")));
    }

    private List<Finding> missing(JsonNode permissions) {
        List<Permission> held = Permission.list(permissions);
        List<String> missing = needed().stream()
                .filter(action -> held.stream().noneMatch(one -> one.allows(action)))
                .toList();
        return missing.isEmpty() ? List.of() : List.of(refused(missing));
    }

    private Finding refused(List<String> missing) {
        return Finding.blocker(
                "CALLER_MAY_NOT_CREATE",
                path(),
                "the caller lacks " + String.join(", ", missing) + " on resource group " + name(),
                "az role assignment create --assignee <you> --role Contributor --scope " + path());
    }

    private Set<String> needed() {
        Set<String> actions = new TreeSet<>(Set.of(WorkspaceId.TYPE + "/write"));
        subject.planned().forEach(id -> actions.add(ArmId.parse(id).type() + "/write"));
        if (subject.byTemplate()) {
            actions.add("Microsoft.Resources/deployments/write");
        }
        return actions;
    }

    private String path() {
        return "/subscriptions/" + subject.id().subscription() + "/resourceGroups/" + name();
    }

    private String name() {
        return subject.id().resourceGroup();
    }
}
