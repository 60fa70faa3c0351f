package io.github.azureml4j.local;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What stands on the command line of {@link Main}. */
record MainOptions(int port, @Nullable Path environmentFile) {

    private static final int LAST_PORT = 65_535;

    static MainOptions parse(String... arguments) {
        int port = 0;
        Path file = null;
        for (int i = 0; i < arguments.length; i += 2) {
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " wants a value");
            }
            switch (arguments[i]) {
                case "--port" -> port = port(arguments[i + 1]);
                case "--env" -> file = Path.of(arguments[i + 1]).toAbsolutePath();
                default -> throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
        }
        return new MainOptions(port, file);
    }

    private static int port(String text) {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("--port wants a number from 0 to 65535, not " + text);
        }
        return port;
    }
}
