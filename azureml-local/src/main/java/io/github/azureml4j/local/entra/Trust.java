package io.github.azureml4j.local.entra;

/** A federated credential of an application: tokens of this issuer about this subject stand for the application. */
record Trust(String issuer, String subject, String audience) {}
