package io.github.azureml4j.samples;

import java.util.List;

/**
 * What stands on the command line of {@link Quickstart}.
 *
 * @param azure real Azure instead of the emulator
 * @param keep leave everything in place at the end
 */
record QuickstartOptions(boolean azure, boolean keep) {

    private static final List<String> KNOWN = List.of("--azure", "--keep");

    static QuickstartOptions parse(String... arguments) {
        List<String> given = List.of(arguments);
        List<String> unknown =
                given.stream().filter(argument -> !KNOWN.contains(argument)).toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "unknown option " + String.join(", ", unknown) + "; known are --azure and --keep");
        }
        return new QuickstartOptions(given.contains("--azure"), given.contains("--keep"));
    }
}
