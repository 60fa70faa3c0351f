package io.github.azureml4j.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class NamesTest {
    private static final String SCOPE = "/subscriptions/s/resourceGroups/RG";

    /** As Python's {@code uuid.uuid5(NAMESPACE_DNS, …)} makes it. */
    @Test
    void nameOfVersionFiveIsTheStandards() {
        UUID dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        assertThat(Names.version5(dns, "www.example.com")).hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2");
    }

    @Test
    void nameFollowsFromScopePrincipalAndRoleWhateverTheirCase() {
        UUID name = Names.assignment(SCOPE, "AAAA", Role.READER);
        assertThat(Names.assignment(SCOPE.toLowerCase(java.util.Locale.ROOT), "aaaa", Role.READER))
                .isEqualTo(name);
        assertThat(Names.assignment(SCOPE, "AAAA", Role.OWNER)).isNotEqualTo(name);
        assertThat(Names.assignment(SCOPE, "BBBB", Role.READER)).isNotEqualTo(name);
        assertThat(Names.assignment(SCOPE + "2", "AAAA", Role.READER)).isNotEqualTo(name);
    }
}
