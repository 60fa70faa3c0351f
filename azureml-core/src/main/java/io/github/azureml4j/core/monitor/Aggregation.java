package io.github.azureml4j.core.monitor;

/**
 * How the samples of a piece of time become one value. The service's word; others than these may come.
 *
 * @param name such as {@code Total}
 */
public record Aggregation(String name) {
    /** The sum. */
    public static final Aggregation TOTAL = new Aggregation("Total");

    /** The mean. */
    public static final Aggregation AVERAGE = new Aggregation("Average");

    /** The least. */
    public static final Aggregation MINIMUM = new Aggregation("Minimum");

    /** The greatest. */
    public static final Aggregation MAXIMUM = new Aggregation("Maximum");

    /** How many there were. */
    public static final Aggregation COUNT = new Aggregation("Count");

    @Override
    public String toString() {
        return name;
    }
}
