package io.github.azureml4j.core.network;

import com.azure.core.http.rest.PagedIterable;
import io.github.azureml4j.core.Operation;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.arm.Pages;
import io.github.azureml4j.core.http.ServiceResponse;
import io.github.azureml4j.core.workspace.IsolationMode;
import java.util.Map;
import java.util.Optional;

/** What the managed network of a workspace lets its compute reach. Thread-safe. */
public final class OutboundRules {
    private static final String PATH = "/outboundRules";

    private final WorkspaceConnection connection;

    OutboundRules(WorkspaceConnection connection) {
        this.connection = connection;
    }

    /** All of them, those that the service cannot do without included ({@code ManagedNetworkSettingsRule_List}). */
    public PagedIterable<NamedRule> list() {
        return Pages.of(connection.arm().get(PATH), NamedRule::of);
    }

    /**
     * One of them ({@code ManagedNetworkSettingsRule_Get}).
     *
     * @param name its name
     * @throws io.github.azureml4j.core.NotFoundException when there is none
     */
    public NamedRule get(String name) {
        return NamedRule.of(connection.arm().get(PATH + "/{}", name).json());
    }

    /**
     * One of them, if there is one of this name.
     *
     * @param name its name
     */
    public Optional<NamedRule> find(String name) {
        return connection.arm().get(PATH + "/{}", name).find().map(NamedRule::of);
    }

    /**
     * Begins to make a rule, in place of one of that name ({@code ManagedNetworkSettingsRule_CreateOrUpdate}). Rules of hosts and
     * service tags need {@link IsolationMode#ALLOW_ONLY_APPROVED_OUTBOUND}; private endpoints any managed network.
     *
     * @param name 3 to 33 letters, digits, {@code _} and {@code -}, the first a letter or a digit
     * @param rule what may be reached
     * @throws IllegalArgumentException naming all that is wrong, before anything is sent
     */
    public Operation<NamedRule> beginCreate(String name, OutboundRule rule) {
        RuleCheck.requireValid(name, rule);
        ServiceResponse first = connection
                .arm()
                .put(PATH + "/{}", name)
                .json(Map.of("properties", RuleDocument.write(rule)))
                .send();
        return connection.operations().begin(connection.arm(), first, NamedRule::of);
    }

    /**
     * Begins to take a rule away ({@code ManagedNetworkSettingsRule_Delete}).
     *
     * @param name its name
     * @return the operation, which yields what the rule was
     * @throws io.github.azureml4j.core.NotFoundException when there is none
     */
    public Operation<NamedRule> beginDelete(String name) {
        NamedRule rule = get(name);
        ServiceResponse first = connection.arm().delete(PATH + "/{}", name).send();
        return connection.operations().begin(connection.arm(), first, gone -> rule);
    }
}
