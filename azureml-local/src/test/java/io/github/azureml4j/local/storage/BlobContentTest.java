package io.github.azureml4j.local.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azureml4j.local.front.LocalError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlobContentTest {

    private final BlobContent content = BlobContent.of(List.of(bytes("abc"), bytes(""), bytes("defg"), bytes("h")));

    @ParameterizedTest
    @CsvSource({"0, 8, abcdefgh", "2, 2, cd", "3, 4, defg", "7, 1, h", "4, 0, ''", "8, 0, ''"})
    void rangesCrossPieces(long offset, long count, String expected) throws IOException {
        assertThat(new String(content.open(offset, count).readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(expected);
    }

    @Test
    void appendingLeavesTheContentBeforeAsItWas() {
        BlobContent longer = content.plus(bytes("ij"));

        assertThat(content.length()).isEqualTo(8);
        assertThat(new String(longer.bytes(), StandardCharsets.UTF_8)).isEqualTo("abcdefghij");
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-2, 0, 3", "bytes=5-, 5, 3", "bytes=7-100, 7, 1", "'', 0, 8", "items=1-2, 0, 8"})
    void rangesAreRead(String header, long offset, long count) {
        ByteRange range = ByteRange.of(header, content.length());

        assertThat(range.offset()).isEqualTo(offset);
        assertThat(range.count()).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({"bytes=8-9", "bytes=5-4"})
    void rangeBehindTheEndIsRefused(String header) {
        assertThatThrownBy(() -> ByteRange.of(header, content.length())).isInstanceOfSatisfying(LocalError.class, e -> {
            assertThat(e.status()).isEqualTo(416);
            assertThat(e.headers()).containsEntry("Content-Range", "bytes */8");
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
