package io.github.azureml4j.core.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.audit.Verification.Broken;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Follows the chain of a journal from its first line. */
final class Verifier {
    private final Map<String, String> unfinished = new LinkedHashMap<>();
    private final Path file;
    private final Set<Path> seen;
    private long lines;
    private String head = Seal.NOTHING;

    private Verifier(Path file, Set<Path> seen) {
        this.file = file;
        this.seen = seen;
        seen.add(file);
    }

    static Verification verify(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Verifier verifier = new Verifier(file.toRealPath(), new HashSet<>());
            String fault = verifier.read(in);
            Optional<Broken> broken = Optional.ofNullable(fault).map(why -> new Broken(verifier.lines + 1, why));
            return new Verification(
                    verifier.lines, verifier.head, broken, new ArrayList<>(verifier.unfinished.values()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the audit journal " + file, e);
        }
    }

    /** What is wrong with the first line that does not hold; null when all do. */
    private @Nullable String read(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next != '\n') {
                line.write(next);
                continue;
            }
            String fault = check(line.toByteArray());
            if (fault != null) {
                return fault;
            }
            line.reset();
        }
        if (line.size() > 0) {
            return "it has no end: cut off, or written by a process that was killed";
        }
        return lines == 0 ? "there is no first line that names the format" : null;
    }

    private @Nullable String check(byte[] line) throws IOException {
        Optional<Seal> read = Seal.read(line);
        if (read.isEmpty()) {
            return "it does not end in a hash";
        }
        Seal seal = read.get();
        JsonNode json = seal.json();
        if (lines == 0) {
            head = json.path("before").asText();
            String fault = checkHeader(json);
            if (fault != null) {
                return fault;
            }
        }
        if (!seal.holdsAfter(head)) {
            return "its hash does not follow from the line before and its own text";
        }
        if (json.path("n").asLong() != lines + 1) {
            return "it calls itself line " + json.path("n").asText();
        }
        lines++;
        head = seal.hash();
        note(json);
        return null;
    }

    private @Nullable String checkHeader(JsonNode json) throws IOException {
        if (!json.path("format").asText().equals(JournalFile.FORMAT)) {
            return "it does not name the format " + JournalFile.FORMAT;
        }
        String before = json.path("continues").asText();
        Path former = file.resolveSibling(before);
        if (before.isEmpty() || !Files.exists(former)) {
            return before.isEmpty() && !head.equals(Seal.NOTHING) ? "it begins in the middle of a chain" : null;
        }
        Path real = former.toRealPath();
        if (seen.contains(real)) {
            return real.equals(file) ? "it continues itself" : "it continues " + before + ", which continues it";
        }
        Verifier earlier = new Verifier(real, seen);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(former))) {
            String fault = earlier.read(in);
            unfinished.putAll(earlier.unfinished);
            return fault == null && earlier.head.equals(head) ? null : "it does not follow from " + before;
        }
    }

    private void note(JsonNode json) {
        String call = json.path("call").asText();
        String step = json.path("step").asText();
        if (step.equals("intent")) {
            unfinished.put(
                    call,
                    json.path("what").asText() + " " + json.path("resource").asText());
        } else if (step.equals("outcome")) {
            unfinished.remove(call);
        }
    }
}
