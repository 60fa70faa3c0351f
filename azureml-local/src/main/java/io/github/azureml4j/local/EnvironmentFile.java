package io.github.azureml4j.local;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings that make any client meet the emulator: {@code NAME=value} lines. */
final class EnvironmentFile {

    private final Map<String, String> settings;

    private EnvironmentFile(Map<String, String> settings) {
        this.settings = settings;
    }

    /** Writes the trust anchor beside the file (or to a temporary one) and names everything. */
    static EnvironmentFile of(AzureMlLocal local, @Nullable Path file) throws IOException {
        Path pem = file == null
                ? Files.createTempFile("azureml-local-", ".pem")
                : file.resolveSibling(file.getFileName() + ".ca.pem");
        Files.writeString(pem, local.certificatePem());
        pem.toFile().deleteOnExit();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("HTTPS_PROXY", "http://127.0.0.1:" + local.proxy().getPort());
        settings.put("REQUESTS_CA_BUNDLE", pem.toString());
        settings.put("NODE_EXTRA_CA_CERTS", pem.toString());
        settings.put("AZURE_TENANT_ID", local.tenantId());
        settings.put("AZURE_CLIENT_ID", local.clientId());
        settings.put("AZURE_CLIENT_SECRET", local.clientSecret());
        settings.put("AZURE_SUBSCRIPTION_ID", local.subscriptionId());
        settings.putAll(local.managedIdentities().virtualMachine());
        return new EnvironmentFile(settings);
    }

    String text() {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /** Whole or not at all, readable by its owner only: whoever waits for the file never reads half of it. */
    void writeTo(Path file) throws IOException {
        Path half = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(half);
        createPrivate(half);
        Files.writeString(half, text());
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void createPrivate(Path file) throws IOException {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (UnsupportedOperationException notPosix) {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            throw new IOException("somebody else writes " + file, e);
        }
    }
}
