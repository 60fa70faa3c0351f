package io.github.azureml4j.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azureml4j.auth.AzureCloud;
import io.github.azureml4j.auth.Credentials;
import io.github.azureml4j.core.AzureMl;
import io.github.azureml4j.local.AzureMlLocal;
import io.github.azureml4j.local.front.JournalEntry;
import io.github.azureml4j.testkit.ForwardProxy;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every host that the whole main job speaks to, in each cloud: those of the client as a company's proxy sees them, which
 * wants a user and a password, and those of the programs of jobs as the emulator does. Nothing of another cloud, none missing.
 */
@Timeout(300)
class QuickstartHostsTest {

    private static final String USER = "company";
    private static final String PASSWORD = "canary-of-the-proxy";

    private static AzureMlLocal local;
    private static ForwardProxy proxy;

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        local = AzureMlLocal.start();
        proxy = ForwardProxy.before(local.proxy(), USER, PASSWORD);
    }

    @AfterAll
    static void stop() {
        proxy.close();
        local.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "public, cloudapp.azure.com",
        "china, cloudapp.chinacloudapi.cn",
        "usgovernment, cloudapp.usgovcloudapi.net",
    })
    void hostsAreThoseOfTheCloudAlone(String name, String clusterSuffix) throws Exception {
        QuickstartOptions options = QuickstartOptions.parse("--cloud", name);
        AzureCloud cloud = options.cloud();
        proxy.reset();
        int before = local.requests().entries().size();
        int refusedBefore = local.requests().refusedHosts().size();

        Quickstart.run(options, new CompanyGround(cloud), directory, new PrintStream(OutputStream.nullOutputStream()));

        String region = QuickstartOptions.region(cloud);
        Set<String> expected = Set.of(
                cloud.authorityHost().getHost(),
                cloud.resourceManager().getHost(),
                cloud.regionEndpoint(region).getHost(),
                cloud.graph().getHost(),
                "{vault}." + cloud.vaultSuffix(),
                "{account}.blob." + cloud.storageSuffix(),
                "{cluster}." + region + "." + clusterSuffix,
                "diagnosis.clinic.example");
        assertThat(rows(proxy.hosts(), cloud, clusterSuffix)).isEqualTo(expected);
        assertThat(rows(journalled(before), cloud, clusterSuffix)).isEqualTo(expected);
        assertThat(local.requests().refusedHosts()).hasSize(refusedBefore);
    }

    private static Set<String> journalled(int before) {
        List<JournalEntry> all = local.requests().entries();
        return all.subList(before, all.size()).stream().map(JournalEntry::host).collect(Collectors.toSet());
    }

    /** Names that a run makes up, as the variable of their row; every other host stays as it is. */
    private static Set<String> rows(Set<String> hosts, AzureCloud cloud, String clusterSuffix) {
        return hosts.stream()
                .map(host -> isAuthority(cloud, host) ? cloud.authorityHost().getHost() : host)
                .map(host -> host.replaceFirst("^[a-z0-9-]+(?=\\." + cloud.vaultSuffix() + "$)", "{vault}")
                        .replaceFirst("^[a-z0-9]+(?=\\.blob\\." + cloud.storageSuffix() + "$)", "{account}")
                        .replaceFirst("^[a-z0-9-]+(?=\\.[a-z0-9]+\\." + clusterSuffix + "$)", "{cluster}"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** MSAL prefers another name of China's authority than the Azure CLI. */
    private static boolean isAuthority(AzureCloud cloud, String host) {
        try {
            cloud.requireAuthority(host);
            return true;
        } catch (IllegalArgumentException another) {
            return false;
        }
    }

    /** The embedded Azure ML behind a company's proxy. */
    private static final class CompanyGround implements Ground {

        private final AzureCloud cloud;
        private final LocalGround emulator;

        CompanyGround(AzureCloud cloud) {
            this.cloud = cloud;
            this.emulator = new LocalGround(cloud, local);
        }

        @Override
        public AzureMl connect() {
            return AzureMl.builder()
                    .cloud(cloud)
                    .proxy(proxy.address(), USER, PASSWORD)
                    .trust(local.certificate())
                    .credential(Credentials.servicePrincipal(local.tenantId(), local.clientId(), local.clientSecret()))
                    .subscription(local.subscriptionId())
                    .build();
        }

        @Override
        public String region() {
            return emulator.region();
        }

        @Override
        public ServerCertificate certificate() {
            return emulator.certificate();
        }

        @Override
        public void passTime(Duration duration) {
            emulator.passTime(duration);
        }

        @Override
        public void close() {}
    }
}
