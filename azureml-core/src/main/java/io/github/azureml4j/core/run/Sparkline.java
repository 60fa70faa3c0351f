package io.github.azureml4j.core.run;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Values as one row of block characters, eight heights. */
final class Sparkline {

    private static final String BLOCKS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    static String draw(double[] values, int width) {
        double[] columns = values.length <= width ? values : squeeze(values, width);
        double low = Arrays.stream(columns).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(columns).filter(Double::isFinite).max().orElse(0);
        StringBuilder row = new StringBuilder(columns.length);
        for (double value : columns) {
            row.append(Double.isFinite(value) ? BLOCKS.charAt(height(value, low, high)) : ' ');
        }
        return row.toString();
    }

    private static int height(double value, double low, double high) {
        return high > low ? (int) Math.round((value - low) / (high - low) * (BLOCKS.length() - 1)) : 0;
    }

    private static double[] squeeze(double[] values, int width) {
        return IntStream.range(0, width)
                .mapToDouble(column -> mean(values, start(column, values, width), start(column + 1, values, width)))
                .toArray();
    }

    private static int start(int column, double[] values, int width) {
        return (int) ((long) column * values.length / width);
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }
}
