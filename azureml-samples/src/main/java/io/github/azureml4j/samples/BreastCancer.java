package io.github.azureml4j.samples;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The Breast Cancer Wisconsin (Diagnostic) data set (Wolberg, Mangasarian, Street and Street, UCI Machine Learning
 * Repository, 1995, CC BY 4.0), split as {@code Train.java} splits it: the row numbers are shuffled by
 * {@code Collections.shuffle(rows, new Random(7))}, the last 100 are held out. Immutable.
 */
public final class BreastCancer {
    private static final int HELD_OUT = 100;
    private static final long SEED = 7;
    private static final List<String> CLASSES = List.of("malignant", "benign");

    private final List<Row> shuffled;

    private BreastCancer(List<Row> rows) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
        Collections.shuffle(order, new Random(SEED));
        shuffled = order.stream().map(rows::get).toList();
    }

    /** The data set as this module ships it. */
    public static BreastCancer load() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(SampleFiles.open("train/" + SampleFiles.DATA), StandardCharsets.UTF_8))) {
            return new BreastCancer(lines.lines().skip(1).map(Row::parse).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows to train with, 469 of them. */
    public List<Row> training() {
        return shuffled.subList(0, shuffled.size() - HELD_OUT);
    }

    /** The 100 rows that training never sees. */
    public List<Row> heldOut() {
        return shuffled.subList(shuffled.size() - HELD_OUT, shuffled.size());
    }

    /**
     * A tumour.
     *
     * @param features 30 measurements of cell nuclei
     * @param diagnosis {@code malignant} or {@code benign}
     */
    public record Row(List<Double> features, String diagnosis) {
        public Row {
            features = List.copyOf(features);
        }

        static Row parse(String line) {
            List<Double> numbers =
                    Stream.of(line.split(",", -1)).map(Double::valueOf).toList();
            int last = numbers.size() - 1;
            return new Row(
                    numbers.subList(0, last), CLASSES.get(numbers.get(last).intValue()));
        }
    }
}
