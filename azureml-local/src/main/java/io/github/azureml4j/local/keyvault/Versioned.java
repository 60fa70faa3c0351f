package io.github.azureml4j.local.keyvault;

/** One version of something that a vault keeps under a name. */
interface Versioned {

    String name();

    String version();
}
