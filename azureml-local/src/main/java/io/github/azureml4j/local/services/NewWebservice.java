package io.github.azureml4j.local.services;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.arm.ArmService;
import io.github.azureml4j.local.front.LocalError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** A create request that holds together; what does not is refused with everything wrong in one message. */
record NewWebservice(ObjectNode document, String name, String computeType) {

    static final String ACI = "ACI";
    static final String AKS = "AKS";

    private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{1,30}[a-z0-9])?");
    private static final Pattern LABEL = Pattern.compile("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final List<String> SSL = List.of("sslCertificate", "sslKey", "cname");
    private static final List<String> CMK = List.of("vaultBaseUrl", "keyName", "keyVersion");

    static NewWebservice parse(ObjectNode document) {
        NewWebservice service = new NewWebservice(
                document,
                document.path("name").asText(),
                document.path("computeType").asText().toUpperCase(Locale.ROOT));
        if (!service.isAci() && !service.isAks()) {
            throw LocalError.notImplemented("web services of compute type '" + service.computeType() + "'");
        }
        if (service.unpacks()) {
            throw LocalError.notImplemented("assets that are unpacked");
        }
        List<String> faults = service.faults();
        if (!faults.isEmpty()) {
            throw LocalError.badRequest("BadRequest", String.join(" ", faults));
        }
        return service;
    }

    boolean isAci() {
        return computeType.equals(ACI);
    }

    boolean isAks() {
        return computeType.equals(AKS);
    }

    /** Off by default on ACI; on by default on AKS, unless tokens take its place (document rows B3, B4). */
    boolean keyAuth() {
        return document.path("authEnabled").asBoolean(isAks() && !tokenAuth());
    }

    /** Off by default, and on AKS only (document rows B5, B6). */
    boolean tokenAuth() {
        return document.path("aadAuthEnabled").asBoolean(false);
    }

    boolean ssl() {
        return document.path("sslEnabled").asBoolean(false);
    }

    /** Whether a service of that name gives way; sent by the v1 client, not in the published file. */
    boolean overwrite() {
        return document.path("overwrite").asBoolean(false);
    }

    /** The region of a container instance, in the short form. */
    String region(String otherwise) {
        return text("location").isBlank() ? otherwise : ArmService.region(text("location"));
    }

    String text(String field) {
        return document.path(field).asText("");
    }

    /** The file to start: the asset that the driver program names. */
    String driverUrl() {
        String driver = image().path("driverProgram").asText();
        for (JsonNode asset : image().path("assets")) {
            if (asset.path("id").asText().equals(driver)) {
                return asset.path("url").asText();
            }
        }
        return "";
    }

    List<String> assetUrls() {
        List<String> urls = new ArrayList<>();
        image().path("assets").forEach(asset -> urls.add(asset.path("url").asText()));
        return urls;
    }

    List<String> modelIds() {
        List<String> ids = new ArrayList<>();
        image().path("modelIds").forEach(id -> ids.add(id.asText()));
        return ids;
    }

    Map<String, String> environmentVariables() {
        Map<String, String> variables = new HashMap<>();
        image().at("/environment/environmentVariables")
                .properties()
                .forEach(entry -> variables.put(entry.getKey(), entry.getValue().asText()));
        return variables;
    }

    /** The customer-managed key's URI, empty where the service has none. */
    String keyUri() {
        JsonNode key = encryption();
        return !encrypted()
                ? ""
                : key.path("vaultBaseUrl").asText().replaceAll("/$", "") + "/keys/"
                        + key.path("keyName").asText() + "/"
                        + key.path("keyVersion").asText();
    }

    private boolean unpacks() {
        return image().path("assets").findValues("unpack").stream().anyMatch(JsonNode::asBoolean);
    }

    private JsonNode image() {
        return document.path("environmentImageRequest");
    }

    private JsonNode encryption() {
        return document.path("encryptionProperties");
    }

    private boolean encrypted() {
        return encryption().isObject();
    }

    /** Keys and passwords stay out. */
    @Override
    public String toString() {
        return "NewWebservice[" + name + " on " + computeType + "]";
    }

    private List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!NAME.matcher(name).matches()) {
            faults.add("The name '" + name + "' does not match ^" + NAME + "$.");
        }
        if (!image().isObject()) {
            faults.add("environmentImageRequest is required; services from a ready image are not served here.");
        } else if (driverUrl().isEmpty()) {
            faults.add("driverProgram names no asset.");
        }
        if (keyAuth() && tokenAuth()) {
            faults.add("authEnabled and aadAuthEnabled exclude each other.");
        }
        if (isAks()) {
            addAksFaults(faults);
        } else {
            addAciFaults(faults);
        }
        return faults;
    }

    private void addAksFaults(List<String> faults) {
        if (text("computeName").isEmpty()) {
            faults.add("computeName is required on AKS.");
        }
        if (encrypted()) {
            faults.add("encryptionProperties are for ACI; an AKS cluster has its own disk encryption.");
        }
    }

    private void addAciFaults(List<String> faults) {
        if (tokenAuth()) {
            faults.add("Token authentication is not available on ACI.");
        }
        String label = text("dnsNameLabel");
        if (!label.isEmpty() && !LABEL.matcher(label).matches()) {
            faults.add("The dnsNameLabel '" + label + "' does not match ^" + LABEL + "$.");
        }
        if (ssl()) {
            addSslFaults(faults);
        }
        if (encrypted()
                && CMK.stream()
                        .anyMatch(field -> encryption().path(field).asText().isEmpty())) {
            faults.add("encryptionProperties needs vaultBaseUrl, keyName and keyVersion.");
        }
    }

    private void addSslFaults(List<String> faults) {
        if (SSL.stream().anyMatch(field -> text(field).isEmpty())) {
            faults.add("SSL needs sslCertificate, sslKey and cname.");
            return;
        }
        try {
            ServiceAddresses.identity(this);
        } catch (IllegalArgumentException e) {
            faults.add("sslCertificate or sslKey cannot be read: " + e.getMessage() + ".");
        }
    }
}
