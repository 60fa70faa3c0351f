package io.github.azureml4j.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoleTest {
    /** The table of features.md 1C: rows in the document's order, columns Owner, Contributor, Reader. */
    private static final String TABLE = """
            C1 x x -
            C2 x - -
            C3 x - -
            C4 x x -
            C5 x x -
            C6 x x -
            C7 x x -
            C8 x x x
            C9 x x -
            C10 x x -
            C11 x x -
            C12 x x x
            C13 x x x
            """;

    @Test
    void thirtyNineCellsAreTheDocuments() {
        List<String> rows = new ArrayList<>();
        for (WorkspaceOperation operation : WorkspaceOperation.values()) {
            rows.add(operation.statement()
                    + cell(Role.OWNER, operation)
                    + cell(Role.CONTRIBUTOR, operation)
                    + cell(Role.READER, operation));
        }
        assertThat(String.join("\n", rows) + "\n").isEqualTo(TABLE);
    }

    @Test
    void liveServiceDiffersInTwoCellsAndSaysHow() {
        List<String> differing = new ArrayList<>();
        for (Role role : List.of(Role.OWNER, Role.CONTRIBUTOR, Role.READER)) {
            Arrays.stream(WorkspaceOperation.values())
                    .filter(operation -> !role.may(operation).holds())
                    .forEach(operation -> differing.add(role + " " + operation.statement()));
        }
        assertThat(differing).containsExactly("Contributor C3", "Reader C13");
        assertThat(Role.READER.may(WorkspaceOperation.CALL_SERVICE).note()).contains("given a key");
        assertThat(Role.CONTRIBUTOR.may(WorkspaceOperation.UPGRADE_WORKSPACE).note())
                .contains("withdrawn");
        assertThat(Role.OWNER.may(WorkspaceOperation.UPGRADE_WORKSPACE).note()).isEmpty();
    }

    @Test
    void readerCallsByTokenAndByNothingElse() {
        Map<Task, Answer> live =
                Role.READER.may(WorkspaceOperation.CALL_SERVICE).live();
        assertThat(live).containsEntry(Task.CALL_SERVICE_BY_TOKEN, Answer.YES);
        assertThat(live.values().stream().filter(Answer.YES::equals)).hasSize(1);
        assertThat(live).hasSize(5);
    }

    @Test
    void documentKnowsThreeRolesOnly() {
        Verdict scientist = Role.DATA_SCIENTIST.may(WorkspaceOperation.CREATE_COMPUTE_TARGET);
        assertThat(scientist.documented()).isEqualTo(Answer.UNKNOWN);
        assertThat(scientist.live().values()).containsOnly(Answer.NO);
        assertThat(Role.DATA_SCIENTIST
                        .may(WorkspaceOperation.RUN_EXPERIMENT)
                        .live()
                        .values())
                .containsOnly(Answer.YES);
        Verdict custom = Role.of("12345678-0000-0000-0000-000000000001").may(WorkspaceOperation.VIEW_RUNS);
        assertThat(custom.live().values()).containsOnly(Answer.UNKNOWN);
        assertThat(custom.note()).isEmpty();
    }

    @Test
    void roleIsNamedByIdInEveryForm() {
        assertThat(Role.of("ACDD72A7-3385-48EF-BD42-F606FBA81AE7")).isEqualTo(Role.READER);
        assertThat(Role.of("/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7"))
                .isEqualTo(Role.READER);
        assertThat(Role.of(Role.OWNER.definitionId("sub"))).isEqualTo(Role.OWNER);
        assertThatIllegalArgumentException().isThrownBy(() -> Role.of("Owner")).withMessageContaining("GUID");
        assertThat(Role.known()).hasSize(15).contains(Role.DATA_SCIENTIST, Role.CRYPTO_SERVICE_ENCRYPTION_USER);
    }

    @Test
    void rolesOfOneIdAreEqualHoweverTheyAreCalled() {
        Role named = new Role("Clinic trainer", "12345678-0000-0000-0000-000000000001");
        assertThat(Role.of(named.id())).isEqualTo(named).hasSameHashCodeAs(named);
        assertThat(named).isNotEqualTo(Role.READER);
    }

    private static String cell(Role role, WorkspaceOperation operation) {
        return role.may(operation).documented() == Answer.YES ? " x" : " -";
    }
}
