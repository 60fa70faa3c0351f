package io.github.azureml4j.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The programs and the data that this module ships as resources. Stateless. */
public final class SampleFiles {
    static final String DATA = "breast_cancer.csv";
    private static final List<String> TRAINING = List.of("Train.java", DATA, "README.md");
    private static final List<String> SCORING = List.of("Score.java");

    private SampleFiles() {}

    /**
     * Writes the training program, its data and the data's attribution into a directory, which is made when absent.
     *
     * @param directory where to; files of the same names are replaced
     * @return the directory
     */
    public static Path unpackTraining(Path directory) {
        return unpack("train", TRAINING, directory);
    }

    /**
     * Writes the scoring program into a directory, which is made when absent.
     *
     * @param directory where to; a file of the same name is replaced
     * @return the directory
     */
    public static Path unpackScoring(Path directory) {
        return unpack("score", SCORING, directory);
    }

    static InputStream open(String resource) {
        return Objects.requireNonNull(SampleFiles.class.getResourceAsStream("/" + resource), resource);
    }

    private static Path unpack(String folder, List<String> names, Path directory) {
        try {
            Files.createDirectories(directory);
            for (String name : names) {
                try (InputStream in = open(folder + "/" + name)) {
                    Files.write(directory.resolve(name), in.readAllBytes());
                }
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the sample files to " + directory, e);
        }
    }
}
