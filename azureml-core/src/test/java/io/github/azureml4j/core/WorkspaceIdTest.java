package io.github.azureml4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WorkspaceIdTest {
    private static final WorkspaceId CLINIC = new WorkspaceId("0aB", "RG-clinic", "Clinic");

    @Test
    void caseIsNoDifferenceAndIsKept() {
        WorkspaceId other = WorkspaceId.parse(CLINIC.scope().toUpperCase(java.util.Locale.ROOT));
        assertThat(other).isEqualTo(CLINIC).hasSameHashCodeAs(CLINIC);
        assertThat(other.name()).isEqualTo("CLINIC");
        assertThat(CLINIC).isNotEqualTo(new WorkspaceId("0aB", "RG-clinic", "Other"));
    }
}
