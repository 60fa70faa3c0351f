package io.github.azureml4j.samples;

import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;

/** A short readable account of what happens, with the time that each step took. */
final class Account {

    private final PrintStream out;
    private final int steps;
    private int step;

    Account(PrintStream out, int steps) {
        this.out = out;
        this.steps = steps;
    }

    /** Does one step under its title. */
    <T> T step(String title, Callable<T> action) throws Exception {
        out.printf("%n[%d/%d] %s%n", ++step, steps, title);
        long started = System.nanoTime();
        T result = action.call();
        out.printf(
                "      %.1f s%n", Duration.ofNanos(System.nanoTime() - started).toMillis() / 1000.0);
        return result;
    }

    /** One line below the title. */
    void say(Object line) {
        out.println("      " + line);
    }
}
