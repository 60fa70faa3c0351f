package io.github.azureml4j.core;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with what a caller wrote, so that one exception says it all before any request. Not thread-safe. */
public final class Faults {
    private final String consequence;
    private final List<String> found = new ArrayList<>();

    /**
     * An empty collection.
     *
     * @param consequence what cannot be done, such as {@code cannot create the workspace}
     */
    public Faults(String consequence) {
        this.consequence = consequence;
    }

    /**
     * Notes a fault.
     *
     * @param wrong whether it is there
     * @param fault what is wrong, naming the setting
     */
    public void when(boolean wrong, String fault) {
        if (wrong) {
            found.add(fault);
        }
    }

    /**
     * Notes what a reader of a value objects to.
     *
     * @param reading throws {@link IllegalArgumentException} with the fault as its message
     */
    public void in(Runnable reading) {
        try {
            reading.run();
        } catch (IllegalArgumentException e) {
            found.add(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Ends the collection.
     *
     * @throws IllegalArgumentException naming every fault, when there are any
     */
    public void raise() {
        if (!found.isEmpty()) {
            throw new IllegalArgumentException(consequence + ": " + String.join("; ", found));
        }
    }
}
