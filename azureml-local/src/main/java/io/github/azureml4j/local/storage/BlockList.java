package io.github.azureml4j.local.storage;

import java.util.List;

/** The blocks of one blob: those it is made of, and those that were staged since. */
record BlockList(List<Block> committed, List<Block> staged) {

    /** An id in base64 and a size in bytes. */
    record Block(String id, int size) {}
}
