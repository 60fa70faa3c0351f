package io.github.azureml4j.local.imds;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The machine's identities. Thread-safe. */
final class ImdsStore {

    private final List<MachineIdentity> userAssigned = new CopyOnWriteArrayList<>();
    private volatile @Nullable MachineIdentity systemAssigned;

    ImdsStore(MachineIdentity systemAssigned) {
        this.systemAssigned = systemAssigned;
    }

    Optional<MachineIdentity> systemAssigned() {
        return Optional.ofNullable(systemAssigned);
    }

    List<MachineIdentity> userAssigned() {
        return List.copyOf(userAssigned);
    }

    Stream<MachineIdentity> all() {
        return Stream.concat(systemAssigned().stream(), userAssigned.stream());
    }

    void add(MachineIdentity identity) {
        userAssigned.add(identity);
    }

    void remove(MachineIdentity identity) {
        userAssigned.remove(identity);
        if (identity.equals(systemAssigned)) {
            systemAssigned = null;
        }
    }
}
