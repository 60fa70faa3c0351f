package io.github.azureml4j.local.jobs;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * How the programs of jobs reach the service.
 *
 * @param proxy where the emulator listens
 * @param certificatePem the trust anchor of everything behind it
 */
record JobNetwork(InetSocketAddress proxy, String certificatePem) {

    /** Before the emulator listens anywhere. */
    static final JobNetwork NONE = new JobNetwork(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), "");
}
