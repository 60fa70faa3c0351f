package io.github.azureml4j.core.security.lint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Labelled texts as people put them into jobs of machine learning, some with secrets, some without. They were written before
 * anybody who wrote them had seen the rules of the lint.
 */
final class Corpus {
    private Corpus() {}

    static List<CorpusTemplate> templates() throws IOException {
        try (InputStream in = Objects.requireNonNull(Corpus.class.getResourceAsStream("secret-lint-corpus.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(CorpusTemplate::parse)
                    .toList();
        }
    }

    static List<CorpusText> texts() throws IOException {
        return templates().stream().flatMap(CorpusTemplate::texts).toList();
    }
}
