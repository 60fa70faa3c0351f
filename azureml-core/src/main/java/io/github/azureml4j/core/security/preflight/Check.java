package io.github.azureml4j.core.security.preflight;

import java.util.List;

/** One question that a preflight asks. Reads only. */
interface Check {
    /** What it found; nothing when all is well. */
    List<Finding> look();
}
