package io.github.azureml4j.core.security.storage;

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

    private final String label;

    RotationPhase(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    double percent() {
        return 100.0 * ordinal() / values().length;
    }

    boolean isLast() {
        return this == CHECK_SECOND;
    }

    RotationPhase following() {
        return values()[ordinal() + 1];
    }
}
