package io.github.azureml4j.core.security.preflight;

import java.util.Locale;

/** Regions under one spelling: {@code East US 2} and {@code eastus2} are one. */
final class Regions {
    private Regions() {}

    static String plain(String location) {
        return location.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
