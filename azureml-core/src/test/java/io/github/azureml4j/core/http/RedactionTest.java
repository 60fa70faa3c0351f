package io.github.azureml4j.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {
    @ParameterizedTest
    @CsvSource({
        "https://a.blob.core.windows.net/c/b?sv=2026&sig=abc%2F&sp=r, https://a.blob.core.windows.net/c/b?sv=2026&sig=***&sp=r",
        "https://h/x?code=abc, https://h/x?code=***",
        "https://h/x?Token=abc#f, https://h/x?Token=***#f",
        "https://user:pw@h/x, https://***@h/x",
        "https://h/x?api-version=2024-04-01, https://h/x?api-version=2024-04-01",
    })
    void secretsOfAnAddressAreMasked(String address, String shown) {
        assertThat(Redaction.mask(address)).isEqualTo(shown);
    }
}
