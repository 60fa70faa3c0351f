package io.github.azureml4j.core.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.http.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The numbers of journals that were put aside. They only ever grow, also when somebody deletes the oldest or all of them: a name that was
 * used twice would make a later file look like the one that an earlier file continues.
 */
final class AsideNumber {
    private AsideNumber() {}

    /** The number for the journal that is to be put aside now. */
    static long next(Path journal) throws IOException {
        String prefix = journal.getFileName() + ".";
        try (Stream<Path> beside = Files.list(journal.toAbsolutePath().getParent())) {
            long highest = beside.map(file -> of(prefix, file.getFileName().toString()))
                    .reduce(0L, Math::max);
            return Math.max(highest, of(prefix, continued(journal))) + 1;
        }
    }

    private static long of(String prefix, String name) {
        boolean numbered =
                name.startsWith(prefix) && name.substring(prefix.length()).matches("\\d{1,15}");
        return numbered ? Long.parseLong(name.substring(prefix.length())) : 0;
    }

    private static String continued(Path journal) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(journal, StandardCharsets.ISO_8859_1)) {
            String first = lines.readLine();
            JsonNode header = Json.mapper().readTree(first == null ? "" : first);
            return header == null ? "" : header.path("continues").asText("");
        } catch (JsonProcessingException broken) {
            return "";
        }
    }
}
