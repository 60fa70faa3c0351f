package io.github.azureml4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogFileTest {

    private static final byte[] TEXT = "eins\nzwei größer\r\n\ndrei 🎉\nende".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest(name = "pieces of {0} bytes")
    @ValueSource(ints = {1, 2, 3, 7, 1000})
    void linesComeWholeHoweverTheBytesCome(int size) {
        LogFile file = new LogFile("user_logs/std_log.txt");
        List<LogLine> lines = new ArrayList<>();
        for (int from = 0; from < TEXT.length; from += size) {
            lines.addAll(file.accept(java.util.Arrays.copyOfRange(TEXT, from, Math.min(TEXT.length, from + size))));
        }
        lines.addAll(file.end());

        assertThat(lines).extracting(LogLine::text).containsExactly("eins", "zwei größer", "", "drei 🎉", "ende");
        assertThat(lines).extracting(LogLine::number).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(file.offset()).isEqualTo(TEXT.length);
    }

    @Test
    void aFileThatEndsWithALineEndHasNoFurtherLine() {
        LogFile file = new LogFile("x");
        file.accept("a\n".getBytes(StandardCharsets.UTF_8));

        assertThat(file.end()).isEmpty();
    }
}
