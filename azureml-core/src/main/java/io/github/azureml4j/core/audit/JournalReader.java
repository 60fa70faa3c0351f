package io.github.azureml4j.core.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts the lines of a journal, and of the files that it continues, together again as calls. */
final class JournalReader {
    private final Map<String, AuditedCall> calls = new LinkedHashMap<>();
    private final Set<Path> seen = new HashSet<>();

    private JournalReader() {}

    static List<AuditedCall> read(Path file) {
        JournalReader reader = new JournalReader();
        try {
            reader.readAll(file.toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the audit journal " + file, e);
        }
        return List.copyOf(reader.calls.values());
    }

    private void readAll(Path file) throws IOException {
        if (!seen.add(file)) {
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                note(
                        file,
                        Seal.read(line.getBytes(StandardCharsets.ISO_8859_1))
                                .map(Seal::json)
                                .orElseGet(MissingNode::getInstance));
            }
        }
    }

    private static Optional<AuditedCall> begun(JsonNode line) {
        try {
            return Optional.of(AuditedCall.begun(line));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }

    /** A line that is torn or was never one tells nothing here; whether all hold is what verifying says. */
    private void note(Path file, JsonNode line) throws IOException {
        String call = line.path("call").asText();
        Path former = file.resolveSibling(line.path("continues").asText(""));
        if (line.has("continues") && Files.exists(former)) {
            readAll(former.toRealPath());
        } else if (line.path("step").asText().equals("intent")) {
            begun(line).ifPresent(begun -> calls.put(call, begun));
        } else if (line.path("step").asText().equals("outcome")) {
            calls.computeIfPresent(call, (id, begun) -> begun.ended(line));
        }
    }
}
