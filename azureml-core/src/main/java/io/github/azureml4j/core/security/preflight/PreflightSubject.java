package io.github.azureml4j.core.security.preflight;

import io.github.azureml4j.core.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The workspace to be that {@link Preflight} looks at. Immutable; each setting gives a copy.
 *
 * @param id subscription, resource group and name
 * @param location the region
 * @param hbi whether its data has high business impact
 * @param cmk its customer-managed key, if it shall have one
 * @param existing ARM ids of the storage account, key vault, Application Insights and container registry that are there and shall be used
 * @param planned ARM ids of those that will be made with it
 * @param identities ARM ids of user-assigned identities that it shall have
 * @param byTemplate whether it is made by a template deployment, which asks for a right of its own
 */
public record PreflightSubject(
        WorkspaceId id,
        String location,
        boolean hbi,
        @Nullable CmkRequest cmk,
        List<String> existing,
        List<String> planned,
        List<String> identities,
        boolean byTemplate) {
    /** Copies the lists. */
    public PreflightSubject {
        existing = List.copyOf(existing);
        planned = List.copyOf(planned);
        identities = List.copyOf(identities);
    }

    /**
     * A plain workspace.
     *
     * @param id subscription, resource group and name
     * @param location such as {@code eastus}
     */
    public static PreflightSubject of(WorkspaceId id, String location) {
        return new PreflightSubject(id, location, false, null, List.of(), List.of(), List.of(), false);
    }

    /** The same with or without high business impact. */
    public PreflightSubject hbi(boolean value) {
        return new PreflightSubject(id, location, value, cmk, existing, planned, identities, byTemplate);
    }

    /** The same with a customer-managed key, or without. */
    public PreflightSubject cmk(@Nullable CmkRequest value) {
        return new PreflightSubject(id, location, hbi, value, existing, planned, identities, byTemplate);
    }

    /** The same standing on these resources, by ARM id. */
    public PreflightSubject existing(List<String> armIds) {
        return new PreflightSubject(id, location, hbi, cmk, armIds, planned, identities, byTemplate);
    }

    /** The same with these resources made along, by ARM id. */
    public PreflightSubject planned(List<String> armIds) {
        return new PreflightSubject(id, location, hbi, cmk, existing, armIds, identities, byTemplate);
    }

    /** The same with these user-assigned identities, by ARM id. */
    public PreflightSubject identities(List<String> armIds) {
        return new PreflightSubject(id, location, hbi, cmk, existing, planned, armIds, byTemplate);
    }

    /** The same made by a template deployment, or by requests of its own. */
    public PreflightSubject byTemplate(boolean value) {
        return new PreflightSubject(id, location, hbi, cmk, existing, planned, identities, value);
    }
}
