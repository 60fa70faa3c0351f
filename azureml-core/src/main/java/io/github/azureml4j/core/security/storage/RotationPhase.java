package io.github.azureml4j.core.security.storage;

import java.util.List;

/** The order in which two keys are replaced while one of them is always good. Ours, written into resume tokens. */
enum RotationPhase {
    FREE_FIRST("datastores leave the key that is replaced first"),
    REPLACE_FIRST("first key"),
    USE_FIRST("datastores take the new first key"),
    RESYNC_FIRST("workspace reads keys anew"),
    CHECK_FIRST("read with the new first key"),
    REPLACE_SECOND("second key"),
    RESYNC_SECOND("workspace reads keys anew"),
    CHECK_SECOND("read with the keys in use");

    private static final List<RotationPhase> ORDER = List.of(values());

    private final String label;

    RotationPhase(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    double percent() {
        return 100.0 * ORDER.indexOf(this) / ORDER.size();
    }

    RotationPhase following() {
        return ORDER.get(ORDER.indexOf(this) + 1);
    }
}
