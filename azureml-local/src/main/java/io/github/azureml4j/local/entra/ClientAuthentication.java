package io.github.azureml4j.local.entra;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Finds out whether a client is the application that it says it is. */
final class ClientAuthentication {

    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final Directory directory;
    private final ClientAssertions assertions;

    ClientAuthentication(Directory directory, ClientAssertions assertions) {
        this.directory = directory;
        this.assertions = assertions;
    }

    /** A client that must prove itself. */
    Client confidential(TokenCall call) {
        Application application = directory.application(call.form().require("client_id"), call.authority());
        String secret = call.form().field("client_secret");
        String assertion = call.form().field("client_assertion");
        if (assertion != null) {
            if (!JWT_BEARER.equals(call.form().field("client_assertion_type"))) {
                throw Refusals.invalidParameter("client_assertion_type");
            }
            assertions.check(assertion, application, call);
            return new Client(application, "2");
        }
        if (secret == null) {
            throw Refusals.noSecret();
        }
        checkSecret(application, secret, call);
        return new Client(application, "1");
    }

    /** A client of a user's: one on users' machines has nothing to prove itself with, any other has to. */
    Client ofUser(TokenCall call) {
        Application application = directory.application(call.form().require("client_id"), call.authority());
        if (!application.isPublic()) {
            return confidential(call);
        }
        if (call.form().field("client_secret") != null || call.form().field("client_assertion") != null) {
            throw Refusals.publicWithSecret();
        }
        return new Client(application, "0");
    }

    private static void checkSecret(Application application, String shown, TokenCall call) {
        Optional<Secret> secret = application.proofs().secrets().stream()
                .filter(each -> MessageDigest.isEqual(bytes(each.value()), bytes(shown)))
                .findFirst();
        if (secret.isEmpty()) {
            throw Refusals.wrongSecret(application.clientId());
        }
        if (secret.get().expired(call.now())) {
            throw Refusals.expiredSecret(application.clientId());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
