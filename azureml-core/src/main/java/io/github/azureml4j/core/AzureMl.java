package io.github.azureml4j.core;

import com.azure.core.credential.TokenCredential;
import io.github.azureml4j.auth.AzureCloud;
import io.github.azureml4j.auth.CachedCredential;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.auth.SignIn;
import io.github.azureml4j.auth.Transport;
import io.github.azureml4j.core.access.Access;
import io.github.azureml4j.core.arm.ResourceGroups;
import io.github.azureml4j.core.audit.AuditJournal;
import io.github.azureml4j.core.connectivity.ConnectivityReport;
import io.github.azureml4j.core.keyvault.KeyVaults;
import io.github.azureml4j.core.security.lint.LintMode;
import io.github.azureml4j.core.security.lint.SecretLint;
import io.github.azureml4j.core.workspace.Workspaces;
import io.github.azureml4j.scoring.retry.Sleeper;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The way into Azure Machine Learning: one cloud, one subscription, one sign-in, one proxy and one set of trust anchors for every plane.
 *
 * <p>Thread-safe; keep one for the whole application. {@link #close()} ends the connections that it opened.
 *
 * <pre>{@code
 * try (AzureMl ml = AzureMl.builder()
 *         .credential(Credentials.servicePrincipal(tenant, app, secret))
 *         .subscription(subscriptionId)
 *         .build()) {
 *     Workspace ws = ml.workspaces().get("rg-clinic", "clinic-prod");
 * }
 * }</pre>
 */
public final class AzureMl implements AutoCloseable {
    private final AzureConnection connection;
    private final boolean ownsTransport;

    private AzureMl(AzureConnection connection, boolean ownsTransport) {
        this.connection = connection;
        this.ownsTransport = ownsTransport;
    }

    /** Settings of a connection: the public cloud, no proxy, the Java runtime's trust anchors, the system clock. */
    public static Builder builder() {
        return new Builder();
    }

    /** The resource groups of the subscription. */
    public ResourceGroups resourceGroups() {
        return new ResourceGroups(connection);
    }

    /** The key vaults of the subscription, as resources. */
    public KeyVaults keyVaults() {
        return new KeyVaults(connection);
    }

    /**
     * Who may do what on a scope; {@link Workspace#access()} for a workspace.
     *
     * @param scope the ARM id of a management group, a subscription, a resource group or a resource
     * @throws IllegalArgumentException when it is none of these
     */
    public Access access(String scope) {
        return new Access(connection, scope);
    }

    /** The workspaces of the subscription. */
    public Workspaces workspaces() {
        return new Workspaces(connection);
    }

    /**
     * Goes on with the creation of a workspace that began elsewhere.
     *
     * @param resumeToken what {@link Operation#resumeToken()} of that creation gave
     * @throws io.github.azureml4j.core.http.OriginRefusedException when the token leads out of the cloud
     * @throws IllegalArgumentException when it is no such token
     */
    public Operation<Workspace> resume(String resumeToken) {
        return workspaces().resume(resumeToken);
    }

    /**
     * Who asks, with tokens kept fresh: for official Azure clients beside this SDK, and for
     * {@link CachedCredential#diagnose()} when signing in fails.
     */
    public CachedCredential credential() {
        return connection.credential();
    }

    /** Whether Resource Manager and the sign-in host can be reached from here, and if not, why. Sends no credential. */
    public ConnectivityReport connectivity() {
        return ConnectivityReport.of(connection);
    }

    /** What the rooms of this SDK share. Not for applications. */
    public AzureConnection connection() {
        return connection;
    }

    /** Ends idle connections and threads, unless the transport was given. */
    @Override
    public void close() {
        if (ownsTransport) {
            connection.transport().close();
        }
    }

    /** Settings of an {@link AzureMl}. Not thread-safe; may be used again. */
    public static final class Builder {
        private AzureCloud cloud = AzureCloud.PUBLIC;
        private @Nullable String subscription;
        private @Nullable SignIn signIn;
        private @Nullable UnaryOperator<Transport.Builder> proxied;
        private @Nullable Transport transport;
        private final List<X509Certificate> trust = new ArrayList<>();
        private Clock clock = Clock.systemUTC();
        private Sleeper sleeper = Sleeper.REAL;
        private @Nullable AuditJournal journal;
        private LintMode secretLint = LintMode.WARN;

        private Builder() {}

        /** The cloud; {@link AzureCloud#PUBLIC} unless said otherwise. */
        public Builder cloud(AzureCloud value) {
            cloud = value;
            return this;
        }

        /** An HTTP proxy that everything goes through, scoring too; none unless said otherwise. */
        public Builder proxy(InetSocketAddress value) {
            proxied = way -> way.proxy(value);
            return this;
        }

        /** An HTTP proxy that asks who is calling. The password is told to it alone. */
        public Builder proxy(InetSocketAddress value, String user, String password) {
            proxied = way -> way.proxy(value, user, password);
            return this;
        }

        /** Certificate authorities that are trusted besides those of the Java runtime, on every plane. */
        public Builder trust(X509Certificate... authorities) {
            trust.addAll(List.of(authorities));
            return this;
        }

        /**
         * A way out of one's own, such as {@link Transport#fromEnvironment()}, in place of {@link #proxy} and {@link #trust}. The caller
         * closes it.
         */
        public Builder transport(Transport value) {
            transport = value;
            return this;
        }

        /** Who is asking, as a setting of this SDK. */
        public Builder credential(SignIn value) {
            signIn = value;
            return this;
        }

        /** Who is asking, as any credential of azure-identity. Its tokens are kept fresh here. */
        public Builder credential(TokenCredential value) {
            signIn = Credentials.of(value);
            return this;
        }

        /** The GUID of the subscription. */
        public Builder subscription(String value) {
            subscription = value;
            return this;
        }

        /** The clock for tokens, deadlines and waits. */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /** How pauses are made; for tests that do not wait. */
        public Builder sleeper(Sleeper value) {
            sleeper = value;
            return this;
        }

        /**
         * A file in which every call that changes something is written down, before and after; see {@link AuditJournal}. None unless said
         * otherwise.
         */
        public Builder auditJournal(Path file) {
            return auditJournal(AuditJournal.at(file));
        }

        /** The same with a journal of one's own settings, such as one that is {@linkplain AuditJournal#required() required}. */
        public Builder auditJournal(AuditJournal value) {
            journal = value;
            return this;
        }

        /**
         * What follows when an environment variable, tag, name or command that is about to be sent looks like a secret; see {@link
         * SecretLint}. A warning in the log unless said otherwise.
         */
        public Builder secretLint(LintMode value) {
            secretLint = value;
            return this;
        }

        /**
         * The connection. Sends nothing yet.
         *
         * @throws IllegalArgumentException naming everything that is missing or at odds
         */
        public AzureMl build() {
            check();
            Transport way = transport == null ? ownTransport() : transport;
            TokenCredential credential = Objects.requireNonNull(signIn).bind(cloud, way.azure());
            AzureConnection connection = new AzureConnection(
                    cloud,
                    Objects.requireNonNull(subscription),
                    way,
                    credential,
                    clock,
                    sleeper,
                    journal,
                    new SecretLint(secretLint));
            return new AzureMl(connection, transport == null);
        }

        private void check() {
            Faults faults = new Faults("cannot connect");
            faults.when(signIn == null, "a credential is missing");
            faults.when(subscription == null || subscription.isBlank(), "the subscription is missing");
            faults.when(
                    transport != null && (proxied != null || !trust.isEmpty()),
                    "a transport brings its own proxy and trust");
            faults.raise();
        }

        private Transport ownTransport() {
            Transport.Builder own = Transport.builder().trust(trust);
            return proxied == null ? own.build() : proxied.apply(own).build();
        }
    }
}
