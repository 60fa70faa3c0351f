package io.github.azureml4j.core.security.posture;

import java.util.List;
import java.util.stream.Stream;

/** Every statement in the order of the document, then today's controls. */
final class Catalogue {
    private Catalogue() {}

    static List<Control> controls() {
        return Stream.of(
                        SignInControls.ALL,
                        ServiceControls.ALL,
                        RoleControls.ALL,
                        IdentityControls.ALL,
                        NetworkControls.ALL,
                        EncryptionControls.ALL,
                        OwnKeyControls.ALL,
                        ComputeEncryptionControls.ALL,
                        CollectionControls.ALL,
                        MonitoringControls.ALL,
                        FlowControls.ALL,
                        TodayControls.ALL)
                .flatMap(List::stream)
                .toList();
    }
}
