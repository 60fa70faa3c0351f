package io.github.azureml4j.conformance.secrets;

/**
 * A secret where none may be.
 *
 * @param secret which
 * @param form how it stood there
 * @param origin the file
 * @param line the line in it
 */
record Leak(Secret secret, String form, String origin, int line) {
    @Override
    public String toString() {
        return secret + " (" + form + ") in " + origin + ":" + line;
    }
}
