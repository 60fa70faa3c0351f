package io.github.azureml4j.core.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoreRulesTest {
    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # pattern       | path        | excluded
            *.py            | a.py        | true
            *.py            | d/a.py      | true
            *.py            | a.pyc       | false
            /a.py           | a.py        | true
            /a.py           | d/a.py      | false
            d/*.py          | d/a.py      | true
            d/*.py          | d/e/a.py    | false
            d/**            | d/e/a.py    | true
            d/**            | d           | false
            **/a.py         | a.py        | true
            **/a.py         | d/e/a.py    | true
            d/**/a.py       | d/a.py      | true
            d/**/a.py       | d/e/f/a.py  | true
            d**a.py         | dxa.py      | true
            ?.py            | a.py        | true
            ?.py            | ab.py       | false
            d?a.py          | d/a.py      | false
            [ab].py         | b.py        | true
            [!ab].py        | b.py        | false
            [^ab].py        | c.py        | true
            [a-c].py        | b.py        | true
            [a-].py         | -.py        | true
            []].py          | ].py        | true
            [[:digit:]].py  | 7.py        | true
            [[:digit:]].py  | a.py        | false
            [[:nope:]].py   | a.py        | false
            [a.py           | [a.py       | false
            \\*.py          | *.py        | true
            \\*.py          | a.py        | false
            \\#a            | #a          | true
            \\!a            | !a          | true
            a\\             | a           | false
            data/           | data        | false
            """)
    void patternDecides(String pattern, String path, boolean excluded) {
        assertThat(rules(pattern).excludes(path, false)).isEqualTo(excluded);
    }

    @Test
    void lastMatchWins() {
        assertThat(rules("*.txt", "!keep.txt").excludes("keep.txt", false)).isFalse();
        assertThat(rules("!keep.txt", "*.txt").excludes("keep.txt", false)).isTrue();
    }

    @Test
    void slashAtTheEndMeansDirectories() {
        assertThat(rules("data/").excludes("x/data", true)).isTrue();
    }

    @Test
    void spacesAtTheEndDoNotCountUnlessEscaped() {
        assertThat(rules("a  ").excludes("a", false)).isTrue();
        assertThat(rules("a\\ ").excludes("a ", false)).isTrue();
        assertThat(rules("a\\ ").excludes("a", false)).isFalse();
    }

    @Test
    void commentsAndBlankLinesAreNoRules() {
        assertThat(rules("# a", "", "   ").excludes("# a", false)).isFalse();
    }

    @Test
    void hostilePatternIsMatchedInTime() {
        String path = "a".repeat(2_000) + "b";
        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> rules("*a".repeat(40) + "c").excludes(path, false));
    }

    private static IgnoreRules rules(String... lines) {
        return IgnoreRules.parse(List.of(lines));
    }
}
