package io.github.azureml4j.deploy;

import java.util.Locale;

/**
 * The state of a web service, as the service spells it. An open value: what this version does not know is kept. Equality
 * ignores case and underscores. Immutable.
 *
 * <p>Source: {@code WebServiceState} of {@code modelManagement.json} 2019-09-30; 2021-04-01 adds {@code Unschedulable}.
 *
 * @param value the service's own word, such as {@code Healthy}
 */
public record ServiceState(String value) {

    public static final ServiceState TRANSITIONING = new ServiceState("Transitioning");
    public static final ServiceState HEALTHY = new ServiceState("Healthy");
    public static final ServiceState UNHEALTHY = new ServiceState("Unhealthy");
    public static final ServiceState FAILED = new ServiceState("Failed");
    public static final ServiceState UNSCHEDULABLE = new ServiceState("Unschedulable");

    private String key() {
        return value.replace("_", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServiceState state && key().equals(state.key());
    }

    @Override
    public int hashCode() {
        return key().hashCode();
    }

    @Override
    public String toString() {
        return value;
    }
}
