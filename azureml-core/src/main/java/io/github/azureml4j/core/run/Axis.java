package io.github.azureml4j.core.run;

import java.util.Locale;
import java.util.stream.DoubleStream;

/** A range of values with round ticks, laid over a stretch of pixels. Bounds are the first and the last tick. */
record Axis(double low, double high, double tick, double from, double to) {

    /** An axis that covers the finite values of {@code values} with about {@code ticks} ticks of 1, 2 or 5 times a power of ten. */
    static Axis over(DoubleStream values, int ticks, boolean whole, double from, double to) {
        double[] finite = values.filter(Double::isFinite).toArray();
        double low = DoubleStream.of(finite).min().orElse(0);
        double high = DoubleStream.of(finite).max().orElse(1);
        if (low == high) {
            double around = low == 0 ? 1 : Math.abs(low) / 2;
            low -= whole ? 0 : around;
            high += whole ? 1 : around;
        }
        double tick = round((high - low) / ticks);
        tick = whole ? Math.max(1, tick) : tick;
        return new Axis(Math.floor(low / tick) * tick, Math.ceil(high / tick) * tick, tick, from, to);
    }

    private static double round(double rough) {
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double lead = rough / power;
        return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
    }

    double at(double value) {
        return from + (value - low) / (high - low) * (to - from);
    }

    double[] ticks() {
        int count = (int) Math.round((high - low) / tick) + 1;
        double[] ticks = new double[count];
        for (int i = 0; i < count; i++) {
            ticks[i] = low + i * tick;
        }
        return ticks;
    }

    /** The text of a tick, with as many decimals as the distance of ticks needs. */
    String label(double value) {
        int exponent = (int) Math.floor(Math.log10(tick));
        if (exponent < -4 || exponent > 6) {
            return String.format(Locale.ROOT, "%.2e", value + 0.0);
        }
        String text = String.format(Locale.ROOT, "%." + Math.max(0, -exponent) + "f", value);
        return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
    }
}
