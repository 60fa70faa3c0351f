package io.github.azureml4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Train.java trains a model outside a run, and Score.java serves that model. */
class ProgramsTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path directory;

    private static List<String> trainingLog;
    private static Program scoring;
    private static URI server;

    @BeforeAll
    static void trainAndServe() throws Exception {
        SampleFiles.unpackTraining(directory);
        try (Program training = Program.start(directory, Map.of(), "Train.java", "breast_cancer.csv")) {
            trainingLog = training.lines();
            assertThat(training.exitStatus()).as("%s", trainingLog).isZero();
        }
        Path models = Files.createDirectories(directory.resolve("models/diagnosis/1"));
        Files.copy(directory.resolve("outputs/model.json"), models.resolve("model.json"));
        Map<String, String> environment =
                Map.of("AZUREML_MODEL_DIR", directory.resolve("models").toString(), "PORT", "0");
        scoring = Program.start(SampleFiles.unpackScoring(directory), environment, "Score.java");
        String listening = scoring.line();
        server = URI.create("http://127.0.0.1" + listening.substring(listening.lastIndexOf(':')));
    }

    @AfterAll
    static void stop() {
        if (scoring != null) {
            scoring.close();
        }
    }

    @Test
    void trainingReachesItsAccuracyOnRowsItNeverSaw() {
        assertThat(numbers("accuracy ([0-9.]+)").get(0)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void lossFalls() {
        List<Double> losses = numbers("loss ([0-9.]+)");
        assertThat(losses).hasSizeGreaterThan(10).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void trainingIsTheSameEachTime() throws Exception {
        String first = Files.readString(directory.resolve("outputs/model.json"));
        Path elsewhere = SampleFiles.unpackTraining(directory.resolve("again"));
        try (Program training = Program.start(elsewhere, Map.of(), "Train.java", "breast_cancer.csv")) {
            assertThat(training.lines()).isEqualTo(trainingLog);
        }
        assertThat(elsewhere.resolve("outputs/model.json")).hasContent(first);
    }

    @Test
    void scoringIsHealthyOnceItListens() throws Exception {
        HttpResponse<String> answer =
                HTTP.send(HttpRequest.newBuilder(server.resolve("/")).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("Healthy");
    }

    @Test
    void scoringAgreesWithTheDiagnosesOfTheHeldOutRows() throws Exception {
        List<BreastCancer.Row> rows = BreastCancer.load().heldOut();
        HttpResponse<String> answer = score(
                "{\"rows\": " + rows.stream().map(BreastCancer.Row::features).toList() + "}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).matches("\\{\"probabilities\":\\[[-0-9.E, ]+],\"classes\":\\[.+]}");
        List<String> classes = found("\"(benign|malignant)\"", Stream.of(answer.body()));
        assertThat(classes).hasSameSizeAs(rows);
        long right = Stream.iterate(0, i -> i + 1)
                .limit(rows.size())
                .filter(i -> classes.get(i).equals(rows.get(i).diagnosis()))
                .count();
        assertThat(right / (double) rows.size())
                .isEqualTo(numbers("accuracy ([0-9.]+)").get(0));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"rows":[[1,2]]}      | Row 0 has 2 numbers, not 30
            {"rows":[["1"]]}      | A number is expected at character 10
            {"rows":[[1,2}        | ] is expected at character 13
            {"data":[[1]]}        | 'rows' is expected at character 1
            {"rows":[]} and more  | Nothing may follow at character 12
            not json              | { is expected at character 0
            """)
    void scoringSaysWhatIsWrongWithARequest(String body, String message) throws Exception {
        HttpResponse<String> answer = score(body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"message\":\"" + message + "\"}");
    }

    @Test
    void dataSetIsSplitOnce() {
        BreastCancer data = BreastCancer.load();
        assertThat(data.training()).hasSize(469);
        assertThat(data.heldOut())
                .hasSize(100)
                .allSatisfy(row -> assertThat(row.features()).hasSize(30));
        assertThat(data.training()).doesNotContainAnyElementsOf(data.heldOut());
    }

    private static HttpResponse<String> score(String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve("/score"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static List<Double> numbers(String regex) {
        return found(regex, trainingLog.stream()).stream().map(Double::valueOf).toList();
    }

    private static List<String> found(String regex, Stream<String> lines) {
        Pattern pattern = Pattern.compile(regex);
        return lines.flatMap(line -> pattern.matcher(line).results())
                .map(match -> match.group(1))
                .toList();
    }
}
