package io.github.azureml4j.core.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Lines that are about to be written, each sealed upon the one before. */
final class Chain {
    private final ByteArrayOutputStream out;
    private long number;
    private String hash;

    Chain(long number, String hash, ByteArrayOutputStream out) {
        this.number = number;
        this.hash = hash;
        this.out = out;
    }

    /** Lines so far. */
    long number() {
        return number;
    }

    void add(ObjectNode line) throws IOException {
        number++;
        ObjectNode numbered = AuditJournal.line().put("n", number);
        numbered.setAll(line);
        Seal seal = Seal.over(hash, numbered);
        hash = seal.hash();
        out.write(seal.bytes());
        out.write('\n');
    }
}
