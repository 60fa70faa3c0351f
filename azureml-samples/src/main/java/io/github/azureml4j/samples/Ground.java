package io.github.azureml4j.samples;

import io.github.azureml4j.core.AzureMl;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the quickstart stands on: an emulator in this JVM, or real Azure. All that differs between them is here. */
interface Ground extends AutoCloseable {

    /** How to reach it, and who is asking. */
    AzureMl connect();

    /** The region that everything is made in. */
    String region();

    /** The certificate that the ACI service is to serve with, or null where nobody gave one. */
    @Nullable
    ServerCertificate certificate();

    /** Lets time pass between two requests, where time can be made to pass. */
    void passTime(Duration duration);

    @Override
    void close();

    /** A certificate with its private key, as a company's own authority issues it. */
    record ServerCertificate(String host, String chainPem, String keyPem) {

        @Override
        public String toString() {
            return "ServerCertificate[" + host + "]";
        }
    }
}
