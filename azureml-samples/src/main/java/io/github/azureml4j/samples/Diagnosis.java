package io.github.azureml4j.samples;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What the scoring program is asked and what it answers: one row in, one verdict out. */
final class Diagnosis {

    private Diagnosis() {}

    /** Thirty measurements of each sample. */
    record Question(@JsonProperty("rows") List<List<Double>> rows) {}

    /** For each row the probability that it is benign, and the likelier of the two classes. */
    record Answer(
            @JsonProperty("probabilities") List<Double> probabilities,
            @JsonProperty("classes") List<String> classes) {}
}
