package io.github.azureml4j.core.run;

import java.util.List;

/**
 * A metric over the steps of a run, such as a loss curve. Immutable.
 *
 * <pre>{@code
 * Series loss = run.metrics().series("loss");
 * System.out.println(loss.sparkline());
 * Files.writeString(Path.of("loss.svg"), loss.toSvg());
 * }</pre>
 *
 * @param name the metric's name
 * @param points the points by ascending step
 */
public record Series(String name, List<Point> points) {

    /**
     * One logged value.
     *
     * @param step the step that the program gave, or the place in the order of logging, from 0
     * @param value the value; may be NaN or infinite
     */
    public record Point(long step, double value) {}

    /** Keeps a copy of the points. */
    public Series {
        points = List.copyOf(points);
    }

    /**
     * The value logged last.
     *
     * @return the last point's value
     * @throws IllegalStateException if the series has no point
     */
    public double last() {
        if (points.isEmpty()) {
            throw new IllegalStateException("the metric " + name + " has no value yet");
        }
        return points.get(points.size() - 1).value();
    }

    /**
     * A line chart as a stand-alone SVG document, 640 by 360, the same text for the same series. Values that are not
     * finite leave a gap.
     *
     * @return the document
     */
    public String toSvg() {
        return new SvgChart(this).draw();
    }

    /**
     * A line chart of one text row, at most 60 characters wide. Values that are not finite show as a space.
     *
     * @return the row, empty if there is no point
     */
    public String sparkline() {
        return sparkline(60);
    }

    /**
     * A line chart of one text row. A longer series is shown by the mean of each stretch.
     *
     * @param width the greatest number of characters, at least 1
     * @return the row, empty if there is no point
     */
    public String sparkline(int width) {
        if (width < 1) {
            throw new IllegalArgumentException("width must be at least 1, not " + width);
        }
        return Sparkline.draw(points.stream().mapToDouble(Point::value).toArray(), width);
    }
}
