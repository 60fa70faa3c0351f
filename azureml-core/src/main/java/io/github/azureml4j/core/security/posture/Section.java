package io.github.azureml4j.core.security.posture;

import java.util.Arrays;

/** The parts of the report, in their order. */
enum Section {
    A("Sign-in"),
    B("Web service authentication"),
    C("Roles and identities"),
    D("Network"),
    E("Encryption"),
    F("Data that Microsoft collects"),
    G("Monitoring"),
    H("Data flows"),
    N("Controls of today");

    private final String title;

    Section(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    static Section of(String id) {
        return Arrays.stream(values())
                .filter(section -> id.startsWith(section.name()))
                .findFirst()
                .orElseThrow();
    }
}
