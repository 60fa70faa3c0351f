package io.github.azureml4j.conformance.secrets;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the search came to. */
final class Verdict {
    private final List<String> found = new ArrayList<>();
    private int files;
    private long lines;
    private long bytes;

    static Verdict on(List<Path> files, Search search) throws IOException {
        Verdict verdict = new Verdict();
        for (Path file : files) {
            verdict.read(file, search);
        }
        return verdict;
    }

    private void read(Path file, Search search) throws IOException {
        byte[] text = Evidence.read(file);
        files++;
        bytes += text.length;
        for (byte each : text) {
            lines += each == '\n' ? 1 : 0;
        }
        String origin =
                file.getParent().getParent().getParent().relativize(file).toString();
        search.in(origin, text).forEach(leak -> found.add(leak.toString()));
        found.addAll(Shapes.in(origin, text));
    }

    /** Each secret in each form in each file, and each shape in each file. */
    List<String> found() {
        return found;
    }

    long lines() {
        return lines;
    }

    @Override
    public String toString() {
        return files + " files, " + lines + " lines, " + (bytes >> 20) + " MB: " + found.size() + " found";
    }
}
