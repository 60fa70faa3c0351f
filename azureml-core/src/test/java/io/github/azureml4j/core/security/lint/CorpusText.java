package io.github.azureml4j.core.security.lint;

/**
 * A text of the corpus.
 *
 * @param from the template that it was made of
 * @param value the text
 */
record CorpusText(CorpusTemplate from, String value) {

    boolean found() {
        return SecretLint.inspect(from.place(), from.name(), value).isPresent();
    }

    boolean missed() {
        return from.secret() != found();
    }
}
