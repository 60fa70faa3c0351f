package io.github.azureml4j.core.security.preflight;

import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.WorkspaceId;
import io.github.azureml4j.core.arm.ArmId;
import io.github.azureml4j.core.keyvault.KeyVaults;
import io.github.azureml4j.core.security.reading.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks, by reads only, for all that would make the creation of a workspace fail or that cannot be mended afterwards. What cannot be
 * read is told as {@link Severity#UNKNOWN}, never passed over. Stateless; the reads go out at the same time.
 *
 * <p>Not found out, since no published operation tells: a soft-deleted workspace of the same name, and clusters that are gone again. Roles
 * that a principal has through a group count; where an access policy of a group may apply to it, the finding is {@link
 * Severity#UNKNOWN}.
 *
 * <pre>{@code
 * PreflightResult result = Preflight.run(ml.connection(), PreflightSubject.of(id, "eastus").hbi(true).cmk(new CmkRequest(vault, key)));
 * if (!result.unregistered().isEmpty()) {
 *     Preflight.register(ml.connection(), result.unregistered()).await();
 * }
 * }</pre>
 */
public final class Preflight {
    private Preflight() {}

    /**
     * Runs every check that concerns the workspace to be.
     *
     * @param azure the connection
     * @param subject the workspace to be
     */
    public static PreflightResult run(AzureConnection azure, PreflightSubject subject) {
        Reader reader = new Reader(azure);
        List<Check> checks = new ArrayList<>(List.of(
                new GroupCheck(reader, subject), new NameCheck(reader, subject), new ProvidersCheck(reader, subject)));
        resources(reader, subject, checks);
        if (subject.hbi()) {
            checks.add(new EarlierClusterCheck(reader, subject));
        }
        CmkRequest cmk = subject.cmk();
        if (cmk != null) {
            checks.add(new CmkCheck(reader, subject, cmk, null));
        }
        if (cmk != null && !cmk.serviceSide()) {
            checks.add(new ApplicationCheck(reader, subject));
        }
        return new PreflightResult(Together.look(checks));
    }

    /**
     * Checks a customer-managed key alone, for a workspace that is there.
     *
     * @param azure the connection
     * @param workspace the workspace
     * @param location its region
     * @param cmk the key
     * @param principalId the object id of the workspace's own identity, which reads the key where no other was named; null for none
     */
    public static PreflightResult key(
            AzureConnection azure,
            WorkspaceId workspace,
            String location,
            CmkRequest cmk,
            @Nullable String principalId) {
        PreflightSubject subject = PreflightSubject.of(workspace, location).cmk(cmk);
        return new PreflightResult(new CmkCheck(new Reader(azure), subject, cmk, principalId).look());
    }

    /**
     * Registers resource providers in the connection's subscription ({@code Providers_Register} 2024-03-01). May be begun again at will.
     *
     * @param azure the connection
     * @param namespaces such as {@link PreflightResult#unregistered()}
     * @return yields the namespaces when all are registered
     */
    public static Operation<Set<String>> register(AzureConnection azure, Set<String> namespaces) {
        return Operation.of(new Registration(azure, namespaces), azure.clock(), azure.sleeper())
                .start();
    }

    private static void resources(Reader reader, PreflightSubject subject, List<Check> checks) {
        boolean withIdentities = !subject.identities().isEmpty();
        subject.existing().forEach(id -> checks.add(new GivenCheck(reader, ArmId.parse(id), withIdentities)));
        subject.identities().forEach(id -> checks.add(new GivenCheck(reader, ArmId.parse(id), withIdentities)));
        subject.planned().stream()
                .map(ArmId::parse)
                .filter(id -> id.type().equalsIgnoreCase(KeyVaults.TYPE))
                .forEach(id -> checks.add(new PlannedVaultCheck(reader, id, subject.location())));
    }
}
