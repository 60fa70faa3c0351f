package io.github.azureml4j.local.codes;

/**
 * A version of a code asset.
 *
 * @param codeUri the address of the directory, as the client gave it
 */
public record CodeRecord(String name, String version, String codeUri) {}
