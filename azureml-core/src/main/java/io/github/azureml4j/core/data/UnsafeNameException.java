package io.github.azureml4j.core.data;

import io.github.azureml4j.core.AzureMlException;

/** A remote name that must not become a local file: it leads out of the target, or not every system can keep it apart. */
public class UnsafeNameException extends AzureMlException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception for one name.
     *
     * @param name the name as the service gave it
     * @param reason what is wrong with it
     */
    public UnsafeNameException(String name, String reason) {
        super("nothing was downloaded: '" + printable(name) + "' " + reason);
    }

    /** A name chosen by somebody else must not write lines into a log. */
    private static String printable(String name) {
        String safe = name.replaceAll("\\p{C}", "?");
        return safe.length() <= 200 ? safe : safe.substring(0, 200) + "…";
    }
}
