package io.github.azureml4j.local.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LogTailTest {

    private final LogTail log = new LogTail();

    @Test
    void characterMayComeInTwoPieces() {
        byte[] bytes = "gr\u00fcn\n".getBytes(StandardCharsets.UTF_8);

        log.add(Arrays.copyOf(bytes, 3));
        log.add(Arrays.copyOfRange(bytes, 3, bytes.length));

        assertThat(log.last(10)).containsExactly("gr\u00fcn");
    }

    @Test
    void lineInTheMakingIsShown() {
        add("one\ntwo\nthr");

        assertThat(log.last(2)).containsExactly("two", "thr");
    }

    @Test
    void oldestLinesAreForgotten() {
        for (int i = 1; i <= 5_002; i++) {
            add(i + "\n");
        }

        assertThat(log.last(Integer.MAX_VALUE)).hasSize(5_000).startsWith("3");
    }

    @Test
    void endlessLineIsCut() {
        add("x".repeat(70_000));

        assertThat(log.last(10)).extracting(String::length).containsExactly(65_536, 4_464);
    }

    private void add(String text) {
        log.add(text.getBytes(StandardCharsets.UTF_8));
    }
}
