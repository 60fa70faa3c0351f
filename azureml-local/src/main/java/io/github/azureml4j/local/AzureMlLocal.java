package io.github.azureml4j.local;

import io.github.azureml4j.local.front.AnsweredOperation;
import io.github.azureml4j.local.front.Faults;
import io.github.azureml4j.local.front.Journal;
import io.github.azureml4j.local.http.CertificateAuthority;
import io.github.azureml4j.local.http.HttpServer;
import io.github.azureml4j.local.http.Pem;
import io.github.azureml4j.local.http.ServerIdentity;
import io.github.azureml4j.local.http.TlsContexts;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * A running Azure ML. Give clients {@link #proxy()} and {@link #certificate()} and they reach it under the true Azure
 * host names; any other host is refused, so that nothing leaves the machine.
 *
 * <pre>{@code
 * try (AzureMlLocal local = AzureMlLocal.start()) {
 *     // proxy(local.proxy()), trust(local.certificate()), sign in with local.clientId() and local.clientSecret()
 * }
 * }</pre>
 *
 * <p>Thread-safe. {@link #close()} ends every process that the emulator started and forgets all state.
 */
public final class AzureMlLocal implements AutoCloseable {

    private final LocalClock clock;
    private final CertificateAuthority authority;
    private final LocalCloud cloud;
    private final HttpServer server;

    private AzureMlLocal(Builder builder) {
        clock = new LocalClock(builder.base);
        authority = new CertificateAuthority();
        TlsContexts tls = new TlsContexts(authority);
        cloud = new LocalCloud(clock, tls, builder.settings);
        server = HttpServer.start(builder.port, clock, tls, cloud.front());
        cloud.startedAt(server.address(), certificatePem());
    }

    /** A running emulator on a free port, with the defaults of {@link #builder()}. */
    public static AzureMlLocal start() {
        return builder().start();
    }

    /** Settings before the start. */
    public static Builder builder() {
        return new Builder();
    }

    /** The proxy to give to clients; also where plain {@code https://localhost:port} answers. */
    public InetSocketAddress proxy() {
        return server.address();
    }

    /** The trust anchor to give to clients. */
    public X509Certificate certificate() {
        return authority.certificate();
    }

    /** The trust anchor as PEM text. */
    public String certificatePem() {
        return Pem.of(authority.certificate());
    }

    /** A server certificate of the emulator's authority, as a company's own authority would issue one. */
    public ServerIdentity certificateFor(String host) {
        return authority.issue(host);
    }

    /** The emulator's time. */
    public LocalClock clock() {
        return clock;
    }

    /** Answers that a test wants next. */
    public Faults faults() {
        return cloud.faults();
    }

    /** What has been asked and answered. */
    public Journal requests() {
        return cloud.journal();
    }

    /** Everything that is answered; the rest is a 501. {@code docs/COVERAGE.md} is made from it. */
    public List<AnsweredOperation> routes() {
        return cloud.routes();
    }

    /** The tenant of the one service principal that exists from the start. */
    public String tenantId() {
        return cloud.tenantId();
    }

    /** The service principal's application (client) id. */
    public String clientId() {
        return cloud.clientId();
    }

    /** The service principal's secret; it opens nothing but this instance. */
    public String clientSecret() {
        return cloud.clientSecret();
    }

    /** Who else can sign in, and what becomes of their tokens. */
    public LocalEntra entra() {
        return cloud.entra();
    }

    /** Who may do what; changes count at once. */
    public LocalAccess access() {
        return new LocalAccess(cloud.access());
    }

    /** The one subscription that exists from the start, owned by the service principal. */
    public String subscriptionId() {
        return cloud.subscriptionId();
    }

    /** The subscriptions, and how Resource Manager treats them. */
    public LocalSubscriptions subscriptions() {
        return cloud.subscriptions();
    }

    /** The key vaults of old. */
    public LocalVaults vaults() {
        return cloud.vaults();
    }

    /** Where requests seem to come from, and the networks around. */
    public LocalNetworks networks() {
        return cloud.networks();
    }

    /** The managed identities of the machine that a program believes to run on. */
    public LocalIdentities managedIdentities() {
        return new LocalIdentities(cloud.identities(), server.address());
    }

    @Override
    public void close() {
        server.close();
        cloud.close();
    }

    /** Settings of an emulator. Not thread-safe. */
    public static final class Builder {

        private Clock base = Clock.systemUTC();
        private int port;
        private LocalSettings settings = LocalSettings.DEFAULT;

        private Builder() {}

        /** The port on 127.0.0.1; 0, the default, takes any free one. */
        public Builder port(int number) {
            this.port = number;
            return this;
        }

        /** Where the emulator's time comes from; the machine's by default. */
        public Builder clock(Clock source) {
            this.base = source;
            return this;
        }

        /** How long a long-running operation takes by the emulator's clock; one second by default. */
        public Builder operationTime(Duration duration) {
            settings = settings.withOperationTime(duration);
            return this;
        }

        /** How long a web service's token lives by the emulator's clock; one hour by default. */
        public Builder serviceTokenLifetime(Duration duration) {
            settings = settings.withServiceTokenLifetime(duration);
            return this;
        }

        /** How long a scoring program may take to its first answer, in real time; one minute by default. */
        public Builder programStartLimit(Duration duration) {
            settings = settings.withProgramStartLimit(duration);
            return this;
        }

        /** Starts; everything answers when this returns. */
        public AzureMlLocal start() {
            return new AzureMlLocal(this);
        }
    }
}
