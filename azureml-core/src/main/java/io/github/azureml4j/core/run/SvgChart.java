package io.github.azureml4j.core.run;

import java.util.List;
import java.util.Locale;

/** Draws a series as an SVG line chart with plain strings: no AWT, no fonts to measure, the same bytes everywhere. */
final class SvgChart {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final int LEFT = 70;
    private static final int RIGHT = 20;
    private static final int TOP = 40;
    private static final int BOTTOM = 45;

    private final Series series;
    private final Axis x;
    private final Axis y;
    private final StringBuilder svg = new StringBuilder(4096);

    SvgChart(Series series) {
        List<Series.Point> points = series.points();
        this.series = series;
        this.x = Axis.over(points.stream().mapToDouble(Series.Point::step), 8, true, LEFT, WIDTH - RIGHT);
        this.y = Axis.over(points.stream().mapToDouble(Series.Point::value), 6, false, HEIGHT - BOTTOM, TOP);
    }

    String draw() {
        head();
        grid();
        axes();
        line();
        return svg.append("</svg>\n").toString();
    }

    private void head() {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\""
                        + " font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH, HEIGHT, WIDTH, HEIGHT);
        add("<title>%s</title>", escape(series.name()));
        add("<desc>%s</desc>", escape(description()));
        add("<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", WIDTH, HEIGHT);
        add(
                "<text x=\"%d\" y=\"24\" font-size=\"16\" text-anchor=\"middle\" fill=\"#222222\">%s</text>",
                WIDTH / 2, escape(series.name()));
    }

    private String description() {
        List<Series.Point> points = series.points();
        if (points.isEmpty()) {
            return "Line chart without points";
        }
        Series.Point first = points.get(0);
        Series.Point last = points.get(points.size() - 1);
        return String.format(
                Locale.ROOT,
                "Line chart of %d points, from %s at step %d to %s at step %d",
                points.size(),
                number(first.value()),
                first.step(),
                number(last.value()),
                last.step());
    }

    private void grid() {
        for (double tick : x.ticks()) {
            add(
                    "<text x=\"%s\" y=\"%d\" text-anchor=\"middle\" fill=\"#555555\">%s</text>",
                    pixel(x.at(tick)), HEIGHT - BOTTOM + 18, x.label(tick));
        }
        for (double tick : y.ticks()) {
            String at = pixel(y.at(tick));
            add("<line x1=\"%d\" y1=\"%s\" x2=\"%d\" y2=\"%s\" stroke=\"#dddddd\"/>", LEFT, at, WIDTH - RIGHT, at);
            add(
                    "<text x=\"%d\" y=\"%s\" text-anchor=\"end\" dominant-baseline=\"middle\" fill=\"#555555\">%s</text>",
                    LEFT - 8, at, y.label(tick));
        }
    }

    private void axes() {
        int floor = HEIGHT - BOTTOM;
        add("<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#555555\"/>", LEFT, TOP, floor, WIDTH - RIGHT);
        add(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#555555\">step</text>",
                (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8);
    }

    private void line() {
        StringBuilder path = new StringBuilder();
        boolean penDown = false;
        for (Series.Point point : series.points()) {
            if (Double.isFinite(point.value())) {
                path.append(penDown ? 'L' : 'M')
                        .append(pixel(x.at((double) point.step())))
                        .append(' ')
                        .append(pixel(y.at(point.value())));
            }
            penDown = Double.isFinite(point.value());
        }
        if (!path.isEmpty()) {
            // A round cap makes a lone point visible.
            add(
                    "<path d=\"%s\" fill=\"none\" stroke=\"#0063b1\" stroke-width=\"2\" stroke-linecap=\"round\""
                            + " stroke-linejoin=\"round\"/>",
                    path + (series.points().size() == 1 ? "h0" : ""));
        }
    }

    private void add(String format, Object... arguments) {
        svg.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    private static String pixel(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.6g", value) : Double.toString(value);
    }

    private static String escape(String text) {
        // XML 1.0 has no way to write most control characters.
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
