package io.github.azureml4j.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesTest {

    @Test
    void svgIsTheGoldenFile() throws IOException {
        Series loss = series("loss", 0.693, 0.51, 0.402, 0.35, 0.312, 0.287, 0.269, 0.255);

        assertThat(loss.toSvg()).isEqualTo(resource("loss.svg"));
    }

    @Test
    void svgIsWellFormedWhateverTheSeries() throws Exception {
        for (Series series : List.of(
                series("empty"),
                series("one", 5),
                series("flat", 2, 2, 2),
                series("zero", 0, 0),
                series("gaps", 1, Double.NaN, 3, Double.POSITIVE_INFINITY),
                series("tiny", 1e-9, 2e-9),
                series("huge", -1e12, 1e12),
                series("a < b & \"c\" \u0001", 1, 2))) {
            byte[] svg = series.toSvg().getBytes(StandardCharsets.UTF_8);

            assertThat(DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(new ByteArrayInputStream(svg))
                            .getDocumentElement()
                            .getTagName())
                    .isEqualTo("svg");
        }
    }

    @Test
    void svgNamesAndDescribesItself() {
        assertThat(series("loss", 1, 0.5).toSvg())
                .contains("role=\"img\"")
                .contains("<title>loss</title>")
                .contains("Line chart of 2 points, from 1.00000 at step 0 to 0.500000 at step 1");
    }

    @Test
    void aValueThatIsNotFiniteLeavesAGap() {
        assertThat(series("gap", 1, Double.NaN, 1).toSvg())
                .containsPattern("<path d=\"M[\\d.]+ [\\d.]+M[\\d.]+ [\\d.]+\"");
    }

    @Test
    void sparklineRisesWithTheValues() {
        assertThat(series("up", 0, 1, 2, 3, 4, 5, 6, 7).sparkline()).isEqualTo("▁▂▃▄▅▆▇█");
    }

    @Test
    void sparklineOfOneHeightIsLow() {
        assertThat(series("flat", 3, 3, 3).sparkline()).isEqualTo("▁▁▁");
    }

    @Test
    void sparklineShowsWhatIsNotFiniteAsASpace() {
        assertThat(series("gap", 0, Double.NaN, 1).sparkline()).isEqualTo("▁ █");
    }

    @ParameterizedTest
    @CsvSource({"1000,60", "61,60", "60,60", "3,3", "0,0"})
    void sparklineIsAtMostSixtyWide(int points, int width) {
        double[] values = IntStream.range(0, points).asDoubleStream().toArray();

        assertThat(series("long", values).sparkline()).hasSize(width);
    }

    @Test
    void sparklineWithoutWidthIsRefused() {
        assertThatThrownBy(() -> series("x", 1).sparkline(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void lastValueOfAnEmptySeriesIsAnErrorThatNamesTheMetric() {
        assertThat(series("loss", 2, 1).last()).isEqualTo(1);
        assertThatThrownBy(() -> series("loss").last()).hasMessageContaining("loss");
    }

    static Series series(String name, double... values) {
        return new Series(
                name,
                IntStream.range(0, values.length)
                        .mapToObj(step -> new Series.Point(step, values[step]))
                        .toList());
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = SeriesTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
