package io.github.azureml4j.testkit;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * Sends all of java.util.logging, the finest levels included, to SLF4J: OkHttp and much of the JDK log there. Takes effect when
 * system property {@code java.util.logging.config.class} names this class. The tools of the build stay at their own levels.
 */
public final class BridgedLogs {
    /** Held, since java.util.logging forgets the level of a logger that nobody holds. */
    private static final List<Logger> QUIET = List.of(
            Logger.getLogger("org.junit"), Logger.getLogger("org.eclipse.jetty"), Logger.getLogger("sun.net.www"));

    /** Called by java.util.logging. */
    public BridgedLogs() {
        LogManager.getLogManager().reset();
        SLF4JBridgeHandler.install();
        Logger.getLogger("").setLevel(Level.ALL);
        QUIET.forEach(tool -> tool.setLevel(Level.INFO));
    }
}
