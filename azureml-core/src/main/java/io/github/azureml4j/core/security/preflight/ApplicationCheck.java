package io.github.azureml4j.core.security.preflight;

import io.github.azureml4j.core.security.reading.Directory;
import io.github.azureml4j.core.security.reading.Reader;
import io.github.azureml4j.core.security.reading.Reading;
import io.github.azureml4j.core.security.reading.RoleAssignments;
import io.github.azureml4j.core.security.reading.RoleAssignments.Assignment;
import java.util.List;
import java.util.Set;

/**
 * Whether the application <em>Azure Machine Learning</em> is Contributor of the subscription, as the security document asks before a
 * customer-managed key is used: the service makes the Cosmos DB account there.
 */
final class ApplicationCheck implements Check {
    static final String APPLICATION = "0736f41a-0425-4b46-bdb5-1563eff02385";
    private static final Set<String> SUFFICIENT =
            Set.of("8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "b24988ac-6180-42a0-ab88-20f7382dd24c");

    private final Reader reader;
    private final String subscription;

    ApplicationCheck(Reader reader, PreflightSubject subject) {
        this.reader = reader;
        this.subscription = "/subscriptions/" + subject.id().subscription();
    }

    @Override
    public List<Finding> look() {
        Reading<Directory.Principal> principal = new Directory(reader).ofApplication(APPLICATION);
        if (principal.unread().isPresent()) {
            return unknown(principal.unread().get());
        }
        if (principal.isAbsent()) {
            return List.of(unauthorised("the tenant has no service principal of it"));
        }
        Reading<List<Assignment>> given = new RoleAssignments(reader)
                .of(subscription, principal.value().orElseThrow().objectId());
        if (given.unread().isPresent()) {
            return unknown(given.unread().get());
        }
        boolean enough = given.value().orElse(List.of()).stream().anyMatch(one -> SUFFICIENT.contains(one.roleId()));
        return enough ? List.of() : List.of(unauthorised("it has no role Contributor there"));
    }

    private Finding unauthorised(String why) {
        return Finding.blocker(
                "CMK_APPLICATION_NOT_AUTHORISED",
                subscription,
                "the application Azure Machine Learning is not authorised on the subscription: " + why,
                "az role assignment create --assignee " + APPLICATION + " --role Contributor --scope " + subscription);
    }

    private List<Finding> unknown(String reason) {
        return List.of(Finding.unknown(
                "CMK_APPLICATION_UNREADABLE",
                subscription,
                reason,
                "have somebody who may read the directory run: az role assignment list --assignee " + APPLICATION
                        + " --scope " + subscription));
    }
}
