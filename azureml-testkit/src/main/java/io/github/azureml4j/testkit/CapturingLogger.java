package io.github.azureml4j.testkit;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** A logger with all levels on while a {@link CapturedLogs} listens or the build is traced, and off otherwise. */
final class CapturingLogger extends LegacyAbstractLogger {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Trace trace;

    CapturingLogger(String name) {
        this.name = name;
        this.trace = Trace.of(name);
    }

    @Override
    public boolean isTraceEnabled() {
        return trace != null || CapturedLogs.listensTo(name);
    }

    @Override
    public boolean isDebugEnabled() {
        return isTraceEnabled();
    }

    @Override
    public boolean isInfoEnabled() {
        return isTraceEnabled();
    }

    @Override
    public boolean isWarnEnabled() {
        return isTraceEnabled();
    }

    @Override
    public boolean isErrorEnabled() {
        return isTraceEnabled();
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String pattern,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        StringWriter line = new StringWriter();
        line.append(level + " " + name + " " + MessageFormatter.basicArrayFormat(pattern, arguments));
        if (thrown != null) {
            thrown.printStackTrace(new PrintWriter(line, true));
        }
        say(line.toString());
    }

    private void say(String line) {
        if (trace != null) {
            trace.write(line);
        }
        if (CapturedLogs.listensTo(name)) {
            CapturedLogs.add(line);
        }
    }
}
