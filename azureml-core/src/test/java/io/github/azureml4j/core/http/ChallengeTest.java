package io.github.azureml4j.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengeTest {

    private static final String CLAIMS = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}";
    private static final String CODED = Base64.getEncoder().encodeToString(CLAIMS.getBytes(StandardCharsets.UTF_8));

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "Bearer ~ bearer{}",
                "bearer a=b ~ bearer{a=[b]}",
                "Bearer a=\"b\", c=\"d\" ~ bearer{a=[b], c=[d]}",
                "Bearer a = \"b\" , c=d ~ bearer{a=[b], c=[d]}",
                "Bearer a=\"x, y=\\\"z\\\"\", c=d ~ bearer{a=[x, y=\"z\"], c=[d]}",
                "Bearer a=\"\\\\\" ~ bearer{a=[\\]}",
                "Bearer a=1, A=2 ~ bearer{a=[1, 2]}",
                "Bearer a=1, Basic realm=\"r\" ~ bearer{a=[1]} basic{realm=[r]}",
                "Basic realm=\"r\", Bearer a=1 ~ basic{realm=[r]} bearer{a=[1]}",
                "Negotiate, Bearer a=1 ~ negotiate{} bearer{a=[1]}",
                "Negotiate dGVzdA==, Bearer a=1 ~ negotiate{} bearer{a=[1]}",
                "PoP nonce=\"eyJ==\", Bearer a=1, PoP nonce=n ~ pop{nonce=[eyJ==]} bearer{a=[1]} pop{nonce=[n]}",
                ", ,Bearer , a=1,, ~ bearer{a=[1]}",
                "Bearer a=\"unended ~ bearer{}",
                "a=1, Bearer b=2 ~ ``",
                "\"quoted\" Bearer a=1 ~ ``",
                "Bearer a=1; b=2 ~ bearer{a=[1]}",
            })
    void challengesAreRead(String field, String expected) {
        assertThat(String.join(
                        " ",
                        Challenge.parse(field).stream()
                                .map(challenge -> challenge.scheme() + challenge.parameters())
                                .toList()))
                .isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void claimsOfResourceManagerAreRead() {
        String field =
                "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\","
                        + " client_id=\"00000003-0000-0000-c000-000000000000\","
                        + " error_description=\"Continuous access evaluation resulted in challenge, with result: InteractionRequired\","
                        + " error=\"insufficient_claims\", claims=\"" + CODED + "\"";

        assertThat(ClaimsChallenge.of(field).claims()).isEqualTo(CLAIMS);
    }

    @Test
    void claimsAreReadInEveryAlphabetWithAndWithoutPadding() {
        String json = "{\"a\":\"\u00ff\u00fe?>~\"}";
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        for (String coded : List.of(
                Base64.getEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))) {
            assertThat(ClaimsChallenge.of("Bearer claims=\"" + coded + "\"").claims())
                    .isEqualTo(json);
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Bearer", "Bearer error=\"invalid_token\"", "Basic claims=\"e30=\"", "x"})
    void whatAsksForNoClaimsIsAnOrdinaryRejection(String field) {
        assertThat(ClaimsChallenge.of(field)).isEqualTo(new ClaimsChallenge(0, null));
        assertThat(ClaimsChallenge.of(field).isHopeless()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer claims=\"e30=\", claims=\"e30=\"",
                "Bearer claims=\"e30=\", Bearer claims=\"e30=\"",
                "Bearer claims=\"???\"",
                "Bearer claims=\"\"",
                "Bearer claims=\"bm8ganNvbg==\"",
            })
    void claimsThatAreSeveralOrUnreadableAreNotAnswered(String field) {
        assertThat(ClaimsChallenge.of(field).isHopeless()).isTrue();
    }
}
