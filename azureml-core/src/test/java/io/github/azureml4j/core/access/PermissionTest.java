package io.github.azureml4j.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionTest {
    @ParameterizedTest(name = "{0} ~ {1}: {2}")
    @CsvSource(textBlock = """
            *,                       A.B/c/read,              true
            */read,                  A.B/c/d/e/read,          true
            */read,                  A.B/c/read/action,       false
            A.B/c/*/write,           A.B/c/write,             true
            A.B/c/*/write,           A.B/c/d/e/f/write,       true
            a.b/C/READ,              A.B/c/read,              true
            A.B/c/d*/read,           A.B/c/datastores/read,   true
            A.B/c/read,              AxB/c/read,              false
            A.B/*/listKeys/action,   A.B/c/LISTKEYS/action,   true
            """)
    void wildcardsCrossSlashesAndCaseDoesNotMatter(String pattern, String action, boolean matches) {
        assertThat(ActionPattern.matches(pattern, action)).isEqualTo(matches);
    }

    @Test
    void whatIsTakenAwayIsNotGranted() {
        Permission permission = Permission.of(List.of("A/*"), List.of("A/secrets/*"));
        assertThat(permission.allows("A/x/read")).isTrue();
        assertThat(permission.allows("A/secrets/read")).isFalse();
    }
}
