package io.github.azureml4j.scoring.retry;

import java.security.cert.CertificateException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Failures to connect that another attempt would only repeat. */
public final class LastingFailure {

    private LastingFailure() {}

    /**
     * Whether the server's certificate was refused, or the failure itself says so: it is no better a second later.
     *
     * @param thrown what connecting threw; null is no failure
     * @return whether there is no point in trying again
     */
    public static boolean is(@Nullable Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause() == t ? null : t.getCause()) {
            if (t instanceof Lasting told && told.isLasting()) {
                return true;
            }
            if (t instanceof CertificateException || t instanceof SSLPeerUnverifiedException) {
                return true;
            }
        }
        return false;
    }
}
