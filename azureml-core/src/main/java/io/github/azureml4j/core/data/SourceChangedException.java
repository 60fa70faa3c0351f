package io.github.azureml4j.core.data;

import io.github.azureml4j.core.AzureMlException;
import java.nio.file.Path;

/** A local file changed while it was read, so that what was sent is not what was hashed. Try again when it rests. */
public class SourceChangedException extends AzureMlException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception for one file.
     *
     * @param file the file
     */
    public SourceChangedException(Path file) {
        super(file + " changed while it was being uploaded; upload again when nothing writes to it");
    }
}
