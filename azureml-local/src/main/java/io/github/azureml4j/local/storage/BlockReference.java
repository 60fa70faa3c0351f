package io.github.azureml4j.local.storage;

/**
 * One entry of a block list.
 *
 * @param search where the block is looked for: {@code Committed}, {@code Uncommitted} or {@code Latest}
 * @param id the block's id in base64
 */
record BlockReference(String search, String id) {

    boolean amongStaged() {
        return !search.equals("Committed");
    }

    boolean amongCommitted() {
        return !search.equals("Uncommitted");
    }
}
