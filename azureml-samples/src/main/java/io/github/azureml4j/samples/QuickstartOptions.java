package io.github.azureml4j.samples;

import io.github.azureml4j.auth.AzureCloud;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What stands on the command line of {@link Quickstart}.
 *
 * @param azure real Azure instead of the emulator
 * @param keep leave everything in place at the end
 * @param cloud which of the clouds: {@code --cloud public}, {@code china} or {@code usgovernment}
 */
record QuickstartOptions(boolean azure, boolean keep, AzureCloud cloud) {

    private static final Map<String, AzureCloud> CLOUDS = new TreeMap<>(
            Map.of("public", AzureCloud.PUBLIC, "china", AzureCloud.CHINA, "usgovernment", AzureCloud.US_GOVERNMENT));

    static QuickstartOptions parse(String... arguments) {
        Deque<String> given = new ArrayDeque<>(List.of(arguments));
        List<String> faults = new ArrayList<>();
        QuickstartOptions options = new QuickstartOptions(false, false, AzureCloud.PUBLIC);
        while (!given.isEmpty()) {
            String option = given.pop();
            switch (option) {
                case "--azure" -> options = new QuickstartOptions(true, options.keep, options.cloud);
                case "--keep" -> options = new QuickstartOptions(options.azure, true, options.cloud);
                case "--cloud" ->
                    options = new QuickstartOptions(options.azure, options.keep, cloud(given.poll(), faults));
                default -> faults.add("unknown option " + option + "; known are --azure, --keep and --cloud");
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
        return options;
    }

    /** A region that the cloud has for certain: the one that knows its registries. */
    static String region(AzureCloud cloud) {
        return cloud.registryDiscovery().getHost().split("\\.", 2)[0];
    }

    private static AzureCloud cloud(@Nullable String name, List<String> faults) {
        AzureCloud cloud = name == null ? null : CLOUDS.get(name);
        if (cloud == null) {
            faults.add("--cloud takes one of " + CLOUDS.keySet());
            return AzureCloud.PUBLIC;
        }
        return cloud;
    }
}
