package io.github.azureml4j.core.audit;

import io.github.azureml4j.core.AzureMlException;
import java.util.List;
import java.util.Optional;

/**
 * What a reading of a journal found.
 *
 * @param lines how many lines hold, from the first on
 * @param head the hash of the last of them: kept elsewhere, it shows later whether the journal was cut or written anew
 * @param broken the first line that does not hold, if any
 * @param unfinished what was begun and has no outcome: cut off by a crash, or still on its way. In words, with the resource
 */
public record Verification(long lines, String head, Optional<Broken> broken, List<String> unfinished) {
    /** Copies the list. */
    public Verification {
        unfinished = List.copyOf(unfinished);
    }

    /**
     * A line that does not hold.
     *
     * @param line its number, the first line being 1
     * @param why what is wrong with it
     */
    public record Broken(long line, String why) {}

    /** Whether every line holds. */
    public boolean intact() {
        return broken.isEmpty();
    }

    /**
     * Returns this when every line holds.
     *
     * @throws AzureMlException naming the first line that does not
     */
    public Verification requireIntact() {
        broken.ifPresent(fault -> {
            throw new AzureMlException("the audit journal is broken at line " + fault.line() + ": " + fault.why());
        });
        return this;
    }
}
