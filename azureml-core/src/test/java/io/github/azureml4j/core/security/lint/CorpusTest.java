package io.github.azureml4j.core.security.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorpusTest {

    @Test
    void isLargeAndAboutHalfOfItIsSecret() throws IOException {
        assertThat(Corpus.FIRST.texts()).hasSizeGreaterThan(4_800);
        assertThat(Corpus.SECOND.texts()).hasSizeGreaterThan(2_000);
        List<CorpusText> texts = Corpus.FIRST.texts();
        assertThat(texts.stream().filter(text -> text.from().secret()).count() / (double) texts.size())
                .isBetween(0.45, 0.55);
    }

    @Test
    void noTextStandsTwiceInAPlace() throws IOException {
        Map<String, Long> times = all().stream()
                .collect(Collectors.groupingBy(
                        text -> text.from().place() + " " + text.from().name() + " " + text.value(),
                        Collectors.counting()));
        assertThat(times).allSatisfy((text, count) -> assertThat(count).isEqualTo(1));
    }

    @Test
    void bothHalvesAreOfTheSameSize() throws IOException {
        List<CorpusTemplate> templates = Corpus.FIRST.templates();
        assertThat(templates).hasSizeGreaterThan(1_200);
        assertThat(templates.stream().filter(CorpusTemplate::heldOut).count() / (double) templates.size())
                .isBetween(0.45, 0.55);
    }

    @ParameterizedTest
    @EnumSource
    void eachPlaceHasSecretsAndHarmlessTexts(Place place) throws IOException {
        assertThat(all().stream()
                        .filter(text -> text.from().place() == place)
                        .collect(Collectors.partitioningBy(text -> text.from().secret(), Collectors.counting())))
                .allSatisfy((secret, count) -> assertThat(count).isGreaterThanOrEqualTo(90));
    }

    @Test
    void isTheSameEachTimeItIsRead() throws IOException {
        assertThat(all()).isEqualTo(all());
    }

    private static List<CorpusText> all() throws IOException {
        List<CorpusText> texts = new ArrayList<>();
        for (Corpus corpus : Corpus.values()) {
            texts.addAll(corpus.texts());
        }
        return texts;
    }
}
