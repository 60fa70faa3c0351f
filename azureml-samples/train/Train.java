import io.github.azureml4j.core.run.RunContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Logistic regression by gradient descent, in one file: java -cp 'lib/*' Train.java data.csv [--epochs N] [--rate R].
 * Inside a run it logs the loss of each epoch and the accuracy on rows that it was not trained with.
 */
public class Train {
    private static final int HELD_OUT = 100;
    private static final long SEED = 7;
    private static final double DECAY = 0.001;

    private final double[] means;
    private final double[] deviations;
    private final double[] weights;
    private double bias;

    private Train(List<double[]> rows) {
        int features = rows.get(0).length - 1;
        weights = new double[features];
        means = new double[features];
        deviations = new double[features];
        for (int i = 0; i < features; i++) {
            int column = i;
            means[i] = rows.stream().mapToDouble(row -> row[column]).average().orElseThrow();
            double variance = rows.stream().mapToDouble(row -> Math.pow(row[column] - means[column], 2)).average().orElseThrow();
            deviations[i] = variance == 0 ? 1 : Math.sqrt(variance);
        }
    }

    public static void main(String[] arguments) throws IOException {
        int epochs = (int) option(arguments, "--epochs", 300);
        double rate = option(arguments, "--rate", 0.5);
        List<double[]> rows = shuffled(read(Path.of(arguments[0])));
        List<double[]> training = rows.subList(0, rows.size() - HELD_OUT);
        List<double[]> heldOut = rows.subList(rows.size() - HELD_OUT, rows.size());
        System.out.printf(Locale.ROOT, "%d rows to train with, %d held out, %d epochs at rate %s%n",
                training.size(), heldOut.size(), epochs, rate);

        Train model = new Train(training);
        try (RunContext run = RunContext.isInsideRun() ? RunContext.fromEnvironment() : null) {
            for (int epoch = 0; epoch < epochs; epoch++) {
                double loss = model.step(training, rate);
                if (run != null) {
                    run.log("loss", epoch, loss);
                }
                if (epoch % 25 == 0 || epoch == epochs - 1) {
                    System.out.printf(Locale.ROOT, "epoch %3d  loss %.5f%n", epoch, loss);
                }
            }
            double accuracy = model.accuracy(heldOut);
            if (run != null) {
                run.log("accuracy", accuracy);
            }
            System.out.printf(Locale.ROOT, "accuracy %.4f%n", accuracy);
        }
        model.write(Path.of("outputs", "model.json"));
    }

    /** One step down the gradient over all rows; answers the mean log loss before it. */
    private double step(List<double[]> rows, double rate) {
        double[] gradient = new double[weights.length];
        double slope = 0;
        double loss = 0;
        for (double[] row : rows) {
            double label = row[weights.length];
            double probability = probability(row);
            double error = probability - label;
            loss -= Math.log(Math.max(1e-15, label == 1 ? probability : 1 - probability));
            slope += error;
            for (int i = 0; i < weights.length; i++) {
                gradient[i] += error * standardised(row, i);
            }
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= rate * (gradient[i] / rows.size() + DECAY * weights[i]);
        }
        bias -= rate * slope / rows.size();
        return loss / rows.size();
    }

    /** The probability of class 1, benign. */
    private double probability(double[] row) {
        double sum = bias;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * standardised(row, i);
        }
        return 1 / (1 + Math.exp(-sum));
    }

    private double standardised(double[] row, int column) {
        return (row[column] - means[column]) / deviations[column];
    }

    private double accuracy(List<double[]> rows) {
        long right = rows.stream().filter(row -> (probability(row) >= 0.5 ? 1 : 0) == row[weights.length]).count();
        return (double) right / rows.size();
    }

    private void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                {
                  "classes": ["malignant", "benign"],
                  "bias": %s,
                  "weights": %s,
                  "means": %s,
                  "deviations": %s
                }
                """.formatted(bias, Arrays.toString(weights), Arrays.toString(means), Arrays.toString(deviations)));
        System.out.println("wrote " + file);
    }

    /** The rows of the file below its first line: measurements, then the class. */
    private static List<double[]> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
                .toList();
    }

    private static List<double[]> shuffled(List<double[]> rows) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
        Collections.shuffle(order, new Random(SEED));
        return order.stream().map(rows::get).toList();
    }

    private static double option(String[] arguments, String name, double otherwise) {
        int at = Arrays.asList(arguments).indexOf(name);
        return at < 0 ? otherwise : Double.parseDouble(arguments[at + 1]);
    }
}
