package io.github.azureml4j.samples;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Chromium of this machine, if it has one with a chromedriver.
 *
 * @param browser the browser's program
 * @param driver the driver's program
 */
record Chromium(String browser, String driver) {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** What a test says when it skips. */
    static final String MISSING = "needs Chromium and chromedriver (Debian: chromium, chromium-driver)";

    static Optional<Chromium> installed() {
        Optional<String> driver = onPath("chromedriver");
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> onPath(name).stream())
                .findFirst()
                .flatMap(browser -> driver.map(found -> new Chromium(browser, found)));
    }

    /**
     * Starts it without a window and without a past. It reaches everything but this machine through the proxy, and trusts
     * the authority's key besides what it trusts anyway: no other certificate passes that would not pass otherwise.
     */
    WebDriver start(Path profile, InetSocketAddress proxy, X509Certificate authority) throws IOException {
        ObjectNode capabilities = new ObjectMapper().createObjectNode();
        ObjectNode match = capabilities.putObject("alwaysMatch").put("browserName", "chrome");
        match.putObject("timeouts").put("implicit", PATIENCE.toMillis()).put("pageLoad", PATIENCE.toMillis());
        ObjectNode options = match.putObject("goog:chromeOptions").put("binary", browser);
        arguments(profile, proxy, authority).forEach(options.putArray("args")::add);
        return WebDriver.start(driver, capabilities);
    }

    private static List<String> arguments(Path profile, InetSocketAddress proxy, X509Certificate authority) {
        return List.of(
                "--headless=new",
                // A sandbox needs either a user other than root or a kernel that lets containers have namespaces.
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--window-size=800,700",
                "--user-data-dir=" + profile,
                "--proxy-server=http://127.0.0.1:" + proxy.getPort(),
                "--ignore-certificate-errors-spki-list=" + keyHash(authority));
    }

    private static String keyHash(X509Certificate certificate) {
        try {
            byte[] key = certificate.getPublicKey().getEncoded();
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
