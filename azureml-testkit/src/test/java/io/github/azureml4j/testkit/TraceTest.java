package io.github.azureml4j.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.StringWriter;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class TraceTest {
    @Test
    void linesAreWrittenOutAtTheEnd() {
        StringWriter file = new StringWriter();
        Trace trace = new Trace(new BufferedWriter(file, 100));
        trace.write("a line");
        assertThat(file.toString()).isEmpty();
        trace.flush();
        assertThat(file.toString()).isEqualTo("a line" + System.lineSeparator());
    }

    @Test
    void scriptedServersAreNotTraced() {
        assertThat(Trace.of("org.eclipse.jetty.server.Server")).isNull();
    }

    @Test
    void everyLoggerOfThisBuildIsAtTrace() {
        assertThat(LoggerFactory.getLogger("com.azure.Any").isTraceEnabled()).isTrue();
    }

    @Test
    void otherWaysToLogLeadToTheSameTrace() {
        try (CapturedLogs logs = CapturedLogs.start()) {
            Logger.getLogger("okhttp3.OkHttpClient").log(Level.FINEST, "by java.util.logging");
            System.getLogger("jdk.any").log(System.Logger.Level.TRACE, "by the platform");
            assertThat(logs.text()).contains("TRACE okhttp3.OkHttpClient by java.util.logging", "by the platform");
        }
    }
}
