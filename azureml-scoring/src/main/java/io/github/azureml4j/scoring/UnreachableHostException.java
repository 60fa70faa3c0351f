package io.github.azureml4j.scoring;

import io.github.azureml4j.scoring.retry.Lasting;
import java.io.IOException;

/** There is no way to a host: its certificate is not trusted, or the proxy does not let through. Says which setting would help. */
public final class UnreachableHostException extends IOException implements Lasting {

    private static final long serialVersionUID = 1L;

    private final boolean lasting;

    UnreachableHostException(String message, boolean lasting, IOException cause) {
        super(message, cause);
        this.lasting = lasting;
    }

    @Override
    public boolean isLasting() {
        return lasting;
    }
}
