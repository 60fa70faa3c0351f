package io.github.azureml4j.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpiresOnTest {

    @ParameterizedTest
    @CsvSource({
        "1561003078,                   2019-06-20T03:57:58Z",
        "' 1561003078.25 ',            2019-06-20T03:57:58Z",
        "06/20/2019 02:57:58 +00:00,   2019-06-20T02:57:58Z",
        "6/20/2019 2:57:58 AM +00:00,  2019-06-20T02:57:58Z",
        "6/20/2019 2:57:58 PM +00:00,  2019-06-20T14:57:58Z",
        "1/16/2020 12:0:0 AM +00:00,   2020-01-16T00:00:00Z",
        "1/16/2020 12:0:0 PM +02:00,   2020-01-16T10:00:00Z",
        "2019-06-20T02:57:58+00:00,    2019-06-20T02:57:58Z",
    })
    void everyFormIsRead(String text, Instant expected) {
        assertThat(ExpiresOn.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "20/06/2019 02:57:58 +00:00", "-5", "06/20/2019"})
    void nonsenseIsRefused(String text) {
        assertThatThrownBy(() -> ExpiresOn.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
