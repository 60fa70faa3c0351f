package io.github.azureml4j.core.security.preflight;

import io.github.azureml4j.core.AzureMlException;
import java.util.List;
import java.util.stream.Collectors;

/** A creation that was not begun, since it could not have gone well. Nothing was changed. */
public class PreflightException extends AzureMlException {
    private static final long serialVersionUID = 1L;
    private final transient List<Finding> findings;

    /**
     * An exception for what was found.
     *
     * @param findings all findings, blockers among them
     */
    public PreflightException(List<Finding> findings) {
        super(message(findings));
        this.findings = List.copyOf(findings);
    }

    /** All findings, blockers first. */
    public List<Finding> findings() {
        return findings;
    }

    private static String message(List<Finding> findings) {
        return findings.stream()
                .filter(Finding::isBlocker)
                .map(Finding::toString)
                .collect(Collectors.joining("; ", "nothing was changed, since: ", ""));
    }
}
