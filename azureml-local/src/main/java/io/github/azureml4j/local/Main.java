package io.github.azureml4j.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;

/**
 * The emulator as a program of its own: {@code java -jar azureml-local-…-all.jar [--port N] [--env FILE]}.
 *
 * <p>Once it answers, it writes the settings that clients in any language need to the environment file, or prints them
 * where none is named. It runs until it is ended.
 */
public final class Main {

    private static final String USAGE = "usage: java -jar azureml-local-all.jar [--port N] [--env FILE]";
    private static final int MISUSE = 2;
    private static final int FAILURE = 1;

    private Main() {}

    /** Starts the emulator; misuse ends the program with status 2 and one line that says how to use it, failure with 1. */
    public static void main(String[] arguments) throws InterruptedException {
        MainOptions options;
        try {
            options = MainOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + USAGE);
            System.exit(MISUSE);
            return;
        }
        try {
            AzureMlLocal local = AzureMlLocal.builder().port(options.port()).start();
            Runtime.getRuntime().addShutdownHook(new Thread(local::close));
            announce(local, options);
        } catch (UncheckedIOException e) {
            System.err.println(e.getMessage() + ": " + e.getCause());
            System.exit(FAILURE);
        }
        new CountDownLatch(1).await();
    }

    private static void announce(AzureMlLocal local, MainOptions options) {
        try {
            EnvironmentFile settings = EnvironmentFile.of(local, options.environmentFile());
            if (options.environmentFile() == null) {
                System.out.print(settings.text());
                System.out.flush();
            } else {
                settings.writeTo(options.environmentFile());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the settings", e);
        }
    }
}
