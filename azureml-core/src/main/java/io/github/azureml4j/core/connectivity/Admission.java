package io.github.azureml4j.core.connectivity;

import io.github.azureml4j.auth.SignInException;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.PermissionException;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.http.ErrorBody;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Whether the region lets in, from this network, who works with a workspace: it does not say so to who has not signed in. */
final class Admission {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    /** Of a caller who got as far as being looked up, and has no role for it: the network let it in. */
    private static final String NO_ROLE = "AuthorizationFailed";

    private Admission() {}

    static HostCheck check(WorkspaceConnection workspace, HostCheck check) {
        return check(workspace, check, LIMIT);
    }

    /** The check as it was, unless it is the region's and the region refuses callers of this network within the time. */
    static HostCheck check(WorkspaceConnection workspace, HostCheck check, Duration limit) {
        if (!check.isWell() || !check.purpose().equals(Hosts.REGION)) {
            return check;
        }
        return CompletableFuture.supplyAsync(() -> ask(workspace, check), Hosts::inTheBackground)
                .completeOnTimeout(check, limit.toNanos(), TimeUnit.NANOSECONDS)
                .join();
    }

    private static HostCheck ask(WorkspaceConnection workspace, HostCheck check) {
        try {
            workspace
                    .region()
                    .at("/modelmanagement/v1.0" + workspace.scope())
                    .get("/services")
                    .send();
            return check;
        } catch (PermissionException refused) {
            return refused.code().equals(NO_ROLE)
                    ? check
                    : Findings.refused(check, words(refused.failure().error()));
        } catch (AzureMlException | SignInException other) {
            return check; // it was reached
        }
    }

    /** What the region said at any level, without the address that was asked. */
    private static String words(ErrorBody error) {
        StringBuilder words = new StringBuilder(error.code() + " " + error.message());
        error.causes().forEach(cause -> words.append(' ').append(words(cause)));
        return words.toString();
    }
}
