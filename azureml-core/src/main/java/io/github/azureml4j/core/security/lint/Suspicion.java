package io.github.azureml4j.core.security.lint;

/** Which rule spoke up, and what it took the text for. */
record Suspicion(String rule, String why) {}
