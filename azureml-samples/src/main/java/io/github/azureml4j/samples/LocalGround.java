package io.github.azureml4j.samples;

import io.github.azureml4j.auth.AzureCloud;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.local.AzureMlLocal;
import java.time.Duration;

/** The embedded Azure ML. The client is given a proxy and a trust anchor, and knows nothing else of it. */
final class LocalGround implements Ground {

    private static final String CNAME = "diagnosis.clinic.example";

    private final AzureMlLocal local;
    private final AzureCloud cloud;

    /** An emulator of its own, met under the host names of a cloud. */
    LocalGround(AzureCloud cloud) {
        this(cloud, AzureMlLocal.start());
    }

    /** An emulator that somebody started. */
    LocalGround(AzureCloud cloud, AzureMlLocal local) {
        this.cloud = cloud;
        this.local = local;
    }

    @Override
    public AzureMl connect() {
        return AzureMl.builder()
                .cloud(cloud)
                .proxy(local.proxy())
                .trust(local.certificate())
                .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
                .subscription(local.subscriptionId())
                .build();
    }

    @Override
    public String region() {
        return QuickstartOptions.region(cloud);
    }

    @Override
    public ServerCertificate certificate() {
        var identity = local.certificateFor(CNAME);
        return new ServerCertificate(CNAME, identity.chainPem(), identity.keyPem());
    }

    @Override
    public void passTime(Duration duration) {
        local.clock().advance(duration);
    }

    @Override
    public void close() {
        local.close();
    }

    @Override
    public String toString() {
        return "azureml-local, in this JVM, as " + cloud;
    }
}
