package io.github.azureml4j.scoring.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenAnswerTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /** Its claims are {@code {"exp":1767229200}}, an hour from now. */
    private static final String SIGNED =
            "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes("{\"exp\":1767229200}")) + ".c2ln";

    /** Minutes from now; the refresh column is empty where the issuer does not say. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "v1                    | {'accessToken':'t','tokenType':'Bearer','expiryOn':1767229200,'refreshAfter':1767227400} | 60 | 30",
                "v1 in text            | {'accessToken':'t','expiryOn':'1767229200','refreshAfter':'1767227400'}   | 60 | 30",
                "v1 without refresh    | {'accessToken':'t','expiryOn':1767229200}                                 | 60 |   ",
                "endpoint              | {'accessToken':'t','expiryTimeUtc':1767229200,'refreshAfterTimeUtc':1767227400} | 60 | 30",
                "endpoint in text      | {'accessToken':'t','expiryTimeUtc':'1767229200','refreshAfterTimeUtc':'0'} | 60 |   ",
                "endpoint, signed      | {'accessToken':'SIGNED','expiryTimeUtc':0,'refreshAfterTimeUtc':0}        | 60 |   ",
                "endpoint, opaque      | {'accessToken':'t','expiryTimeUtc':0,'refreshAfterTimeUtc':0}             | 10 |   ",
                "endpoint, text 0      | {'accessToken':'t','expiryTimeUtc':'0'}                                   | 10 |   ",
                "endpoint, null        | {'accessToken':'t','expiryTimeUtc':null}                                  | 10 |   ",
                "run                   | {'token':'t','expiryTimeUtc':'2026-01-01T01:00:00Z'}                      | 60 |   ",
                "run without a time    | {'token':'SIGNED'}                                                        | 60 |   ",
                "Entra v2              | {'token_type':'Bearer','expires_in':3600,'refresh_in':1800,'access_token':'t'} | 60 | 30",
                "Entra v2, signed      | {'expires_in':3599,'access_token':'SIGNED','expires_on':1767229200}       | 60 |   ",
                "Entra v1              | {'access_token':'t','expires_in':'3599','expires_on':'1767229200','resource':'r'} | 60 |   ",
                "metadata endpoint     | {'access_token':'t','expires_in':'7200','expires_on':'1767229200'}        | 60 |   ",
                "fractions             | {'access_token':'t','expires_on':'1767229200.75'}                         | 60 |   ",
                "nonsense              | {'access_token':'t','expires_on':'soon','expires_in':'later'}             | 10 |   ",
                "less than nothing     | {'accessToken':'t','expiryOn':-1}                                         | 10 |   ",
            })
    void tokenIsReadWhoeverIssuedIt(String issuer, String answer, long expires, Long refresh) throws Exception {
        Token token = read(answer);

        assertThat(token.expiresAt()).isEqualTo(NOW.plusSeconds(expires * 60));
        assertThat(token.refreshAfter()).isEqualTo(refresh == null ? Instant.EPOCH : NOW.plusSeconds(refresh * 60));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'accessToken':''}", "{'accessToken':null}", "{'error':'canary'}", "[]"})
    void answerWithoutATokenIsRefused(String answer) {
        assertThatThrownBy(() -> read(answer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("canary");
    }

    @Test
    void endOfATokenIsToldElseWrittenElseAssumed() {
        assertThat(TokenAnswer.expiry(SIGNED, "1767225660", NOW)).isEqualTo(NOW.plusSeconds(60));
        assertThat(TokenAnswer.expiry(SIGNED, null, NOW)).isEqualTo(NOW.plusSeconds(3_600));
        assertThat(TokenAnswer.expiry("opaque", " ", NOW)).isEqualTo(NOW.plusSeconds(600));
        assertThat(TokenAnswer.expiry("a.!.c", "0", NOW)).isEqualTo(NOW.plusSeconds(600));
    }

    private static Token read(String answer) throws JsonProcessingException {
        return TokenAnswer.read(
                new ObjectMapper().readTree(answer.replace("SIGNED", SIGNED).replace('\'', '"')), NOW);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
