package io.github.azureml4j.core.security.storage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.core.AzureMlException;
import io.github.azureml4j.core.WorkspaceConnection;
import io.github.azureml4j.core.data.Datastore;
import io.github.azureml4j.core.data.Datastores;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The datastores of a workspace that reach one account with its key. Thread-safe. */
final class KeyHolders {
    /** Those that every workspace is born with; their key is the service's own affair and follows {@code resyncKeys}. */
    private static final Set<String> OWN =
            Set.of("workspaceblobstore", "workspaceartifactstore", "workspacefilestore", "workspaceworkingdirectory");

    private final WorkspaceConnection connection;
    private final Datastores datastores;
    private final String account;

    KeyHolders(WorkspaceConnection connection, String account) {
        this.connection = connection;
        this.datastores = new Datastores(connection);
        this.account = account;
    }

    /** The key's value that the service itself holds; empty when it reaches the account by identity. */
    String serviceValue() {
        return holders(datastore -> OWN.contains(datastore.name())).stream()
                .findFirst()
                .map(this::held)
                .orElse("");
    }

    /** Gives the customer's own datastores a value, unless they have it; which were changed. */
    List<String> move(String value, Predicate<String> wanted) {
        List<String> moved = new ArrayList<>();
        for (Datastore datastore : holders(each -> !OWN.contains(each.name()))) {
            String held = held(datastore);
            if (!held.equals(value) && wanted.test(held)) {
                give(datastore, value);
                moved.add(datastore.name());
            }
        }
        return moved;
    }

    /** Looks at every holder, and reads with each that holds blobs. */
    void verify(KeyPair current) {
        for (Datastore datastore : holders(each -> true)) {
            if (current.named(held(datastore)).isEmpty()) {
                throw new AzureMlException("datastore " + datastore.name() + " holds neither key of account " + account
                        + ". Nothing more was changed; wait again to try again.");
            }
            if (datastore.isBlob()) {
                datastores.open(datastore).find("azureml4j-key-check");
            }
        }
    }

    /** Those with a shared access signature, of which nobody can tell which key signed it, if one did. */
    List<String> signed() {
        return with("Sas").map(Datastore::name).toList();
    }

    private List<Datastore> holders(Predicate<Datastore> wanted) {
        return with("AccountKey").filter(wanted).toList();
    }

    private Stream<Datastore> with(String credentials) {
        return datastores.list().stream()
                .filter(each -> each.account().equalsIgnoreCase(account))
                .filter(each -> each.credentialsType().equalsIgnoreCase(credentials));
    }

    private String held(Datastore datastore) {
        return datastores.secrets(datastore.name()).secret();
    }

    /** {@code Datastores_CreateOrUpdate} with what was read, so that nothing else changes. */
    private void give(Datastore datastore, String value) {
        ObjectNode properties = datastore.document().path("properties").deepCopy();
        properties.remove("isDefault");
        ObjectNode credentials = properties.putObject("credentials").put("credentialsType", "AccountKey");
        credentials.putObject("secrets").put("secretsType", "AccountKey").put("key", value);
        ObjectNode body = connection.json().createObjectNode();
        body.set("properties", properties);
        connection
                .arm()
                .put("/datastores/{}", datastore.name())
                .query("skipValidation", true)
                .json(body)
                .send();
    }
}
