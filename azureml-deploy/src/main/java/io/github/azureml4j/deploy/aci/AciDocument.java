package io.github.azureml4j.deploy.aci;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.azureml4j.core.Faults;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code ACIServiceCreateRequest} of {@code modelManagement.json} 2019-09-30 without the common part. The published file
 * leaves out {@code encryptionProperties}; the v1 client sends it all the same, and 2021-04-01 declares it.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AciDocument(
        @JsonProperty("description") @Nullable String description,
        @JsonProperty("location") @Nullable String location,
        @JsonProperty("kvTags") @Nullable Map<String, String> kvTags,
        @JsonProperty("containerResourceRequirements") Resources resources,
        @JsonProperty("authEnabled") boolean authEnabled,
        @JsonProperty("sslEnabled") boolean sslEnabled,
        @JsonProperty("appInsightsEnabled") boolean appInsightsEnabled,
        @JsonProperty("sslCertificate") @Nullable String sslCertificate,
        @JsonProperty("sslKey") @Nullable String sslKey,
        @JsonProperty("cname") @Nullable String cname,
        @JsonProperty("dnsNameLabel") @Nullable String dnsNameLabel,
        @JsonProperty("encryptionProperties") @Nullable EncryptionKey encryption) {

    record Resources(
            @JsonProperty("cpu") double cpu,
            @JsonProperty("memoryInGB") double memoryInGB) {}

    void check(Faults faults) {
        faults.when(!isAmount(resources.cpu()), "cpuCores must be more than 0");
        faults.when(!isAmount(resources.memoryInGB()), "memoryGb must be more than 0");
        faults.when(
                dnsNameLabel != null && !dnsNameLabel.matches("[a-z]([a-z0-9-]{0,61}[a-z0-9])?"),
                "the DNS name label '" + dnsNameLabel + "' is not one of lower-case letters, digits and dashes");
        faults.when(location != null && location.isBlank(), "the location is empty");
        if (sslEnabled) {
            checkSsl(faults);
        }
        if (encryption != null) {
            encryption.check(faults);
        }
    }

    private void checkSsl(Faults faults) {
        faults.when(isEmpty(sslCertificate), "TLS needs a certificate");
        faults.when(isEmpty(sslKey), "TLS needs the certificate's key");
        faults.when(isEmpty(cname), "TLS needs the host name that the certificate is for (cname)");
    }

    private static boolean isAmount(double value) {
        return value > 0 && Double.isFinite(value);
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** Leaves out the private key. */
    @Override
    public String toString() {
        return "AciDocument[" + resources + "]";
    }
}
