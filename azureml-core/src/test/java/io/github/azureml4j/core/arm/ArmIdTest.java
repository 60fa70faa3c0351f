package io.github.azureml4j.core.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureml4j.core.WorkspaceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArmIdTest {
    private static final String WORKSPACE =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/w";

    @Test
    void partsAreRead() {
        ArmId id = ArmId.parse(WORKSPACE + "/computes/c");
        assertThat(id.subscription()).isEqualTo("s");
        assertThat(id.resourceGroup()).isEqualTo("g");
        assertThat(id.type()).isEqualTo("Microsoft.MachineLearningServices/workspaces/computes");
        assertThat(id.name()).isEqualTo("c");
    }

    @Test
    void caseIsIgnoredInComparisonAndKeptInText() {
        String mixed = "/subscriptions/s/resourcegroups/g/providers/microsoft.insights/components/X";
        assertThat(ArmId.parse(mixed)).isEqualTo(ArmId.parse(mixed.toUpperCase(java.util.Locale.ROOT)));
        assertThat(ArmId.parse(mixed)).hasToString(mixed);
    }

    @Test
    void childIsInside() {
        assertThat(ArmId.parse(WORKSPACE).child("computes", "c")).hasToString(WORKSPACE + "/computes/c");
    }

    @Test
    void workspaceIdRoundTrips() {
        assertThat(WorkspaceId.parse(WORKSPACE).scope()).isEqualTo(WORKSPACE);
        assertThatThrownBy(() -> WorkspaceId.parse(WORKSPACE + "/computes/c"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "/subscriptions/s",
                "/subscriptions/s/resourceGroups/g/providers/P/t",
                "/subscriptions/s/resourceGroups/g/providers/P/t/a?x=1",
                "/subscriptions/s/resourceGroups/g/providers/P/t/..",
                "/subscriptions/s/resourceGroups/../providers/P/t/a",
                "/subscriptions/s/resourceGroups/g/providers/P/t/%2e%2e"
            })
    void otherTextIsNoId(String text) {
        assertThatThrownBy(() -> ArmId.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
