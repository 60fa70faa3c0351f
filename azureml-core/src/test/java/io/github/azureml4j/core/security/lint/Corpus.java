package io.github.azureml4j.core.security.lint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Labelled texts as people put them into jobs of machine learning, some with secrets, some without. Whoever wrote the first two had
 * seen neither the rules of the lint nor the other one.
 */
enum Corpus {
    /** Half of it was held out while rules were tuned with the other half. */
    FIRST("secret-lint-corpus.tsv"),
    /** Written when the rules were at peace with the first. */
    SECOND("secret-lint-second-corpus.tsv"),
    /** Written by who knew the rules, to find what they miss and mistake. */
    THIRD("secret-lint-third-corpus.tsv");

    private final String file;

    Corpus(String file) {
        this.file = file;
    }

    List<CorpusTemplate> templates() throws IOException {
        try (InputStream in = Objects.requireNonNull(Corpus.class.getResourceAsStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(CorpusTemplate::parse)
                    .toList();
        }
    }

    List<CorpusText> texts() throws IOException {
        return templates().stream().flatMap(CorpusTemplate::texts).toList();
    }
}
