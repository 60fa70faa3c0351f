package io.github.azureml4j.core.security.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often the lint is right. The goal: at least 98 of 100 secrets are found, at most one of 100 harmless texts is taken for one.
 *
 * <p>The first corpus was written before its author had seen a rule, and one half of it was held out while rules were tuned with the
 * other. Looked at for the first time, the half held out gave a recall of 95.97 % and 1.20 % false alarms. Its misses were then mended
 * as well, so that both halves are known to the rules now.
 *
 * <p>The second corpus was written when that was done, again by somebody who had seen no rule and no line of the first. The 931 of its
 * texts that the first did not have as well gave, looked at for the first time, a recall of 91.08 % (398 of 437) and 1.21 % false
 * alarms (6 of 494); without the 13 names of people in run ids, which no rule looked for, 93.87 %. Kinds of misses were then mended,
 * not single texts, and what is left of them is in the corpus.
 *
 * <p>The third was written with the rules at hand, to find what they miss and mistake: of its first 216 texts they found 89.76 % (114 of
 * 127), with 4.49 % false alarms (4 of 89), and were mended again. What users may expect of texts that nobody here thought of lies
 * between these figures and those that the tests hold. Of 1,098 commands, names, tags and variables in the command-line part of
 * Microsoft's azureml-examples, none was taken for a secret.
 */
class SecretLintCorpusTest {
    private static final Logger LOG = LoggerFactory.getLogger(SecretLintCorpusTest.class);
    private static final int HOSTILE = 20_000;

    private static List<CorpusText> texts = List.of();
    private static List<CorpusText> second = List.of();
    private static List<CorpusText> third = List.of();

    @BeforeAll
    static void read() throws IOException {
        texts = Corpus.FIRST.texts();
        second = Corpus.SECOND.texts();
        third = Corpus.THIRD.texts();
    }

    @Test
    void rightAboutTheHalfThatItsRulesWereTunedWith() {
        assertRight(LintScore.of(texts.stream().filter(text -> !text.from().heldOut())), 0.98, 0.01);
    }

    @Test
    void rightAboutTheHalfThatWasHeldOutAtFirst() {
        assertRight(LintScore.of(texts.stream().filter(text -> text.from().heldOut())), 0.98, 0.01);
    }

    @Test
    void rightAboutTheSecondCorpus() {
        assertRight(LintScore.of(second), 0.98, 0.01);
    }

    @Test
    void rightAboutTheThirdCorpus() {
        assertRight(LintScore.of(third), 0.98, 0.01);
    }

    @Test
    void rightAboutAllTexts() {
        assertRight(LintScore.of(Stream.of(texts, second, third).flatMap(List::stream)), 0.98, 0.01);
    }

    @ParameterizedTest
    @EnumSource
    void noPlaceIsLeftFarBehind(Place place) {
        LintScore score = LintScore.of(Stream.of(texts, second, third)
                .flatMap(List::stream)
                .filter(text -> text.from().place() == place));
        LOG.info("{} {}", place.label(), score);
        assertRight(score, 0.97, 0.01);
    }

    @Test
    void tenThousandTextsTakeWellUnderTwoSeconds() {
        List<CorpusText> many = Stream.generate(texts::stream)
                .flatMap(Function.identity())
                .limit(10_000)
                .toList();
        ThreadMXBean thread = ManagementFactory.getThreadMXBean();
        long before = thread.getCurrentThreadCpuTime();
        many.forEach(CorpusText::found);
        assertThat(Duration.ofNanos(thread.getCurrentThreadCpuTime() - before)).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                " ",
                "=",
                "-",
                "/",
                ":",
                "@",
                "\"",
                "password",
                "password ",
                "password=",
                "a=",
                "a:",
                "a.",
                "a@",
                "-p",
                "--a ",
                "://",
                "https://a:",
                "sig=",
                "eyJ",
                "eyJ.",
                "${",
                "{{",
                "<",
                "\\",
                "\n",
                "AccountKey=",
                "a b ",
                "-----BEGIN ",
                "key is ",
                "A1+",
                "0",
                "x1-_",
                "is is ",
                "curl -u ",
                "'a'\""
            })
    void hostileTextsAreReadInNoTime(String part) {
        String text = part.repeat(HOSTILE / part.length());
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (Place place : Place.values()) {
                SecretLint.inspect(place, "DB_PASSWORD", text + "!");
                SecretLint.inspect(place, text, text);
            }
        });
    }

    private static void assertRight(LintScore score, double recall, double alarmRate) {
        assertThat(score.recall()).as("%s; %s", score, score.misses()).isGreaterThanOrEqualTo(recall);
        assertThat(score.alarmRate()).as("%s; %s", score, score.misses()).isLessThanOrEqualTo(alarmRate);
    }
}
