package io.github.azureml4j.local.entra;

import java.time.Instant;
import java.util.Set;

/**
 * That a user signed in to a client.
 *
 * @param userName the user
 * @param clientId the application that was signed in to
 * @param methods how the user proved itself: {@code pwd}, {@code mfa}
 * @param since when
 * @param serial of the order in which sessions and tokens came about; revocation goes by it
 */
record UserSession(String userName, String clientId, Set<String> methods, Instant since, long serial) {

    UserSession {
        methods = Set.copyOf(methods);
    }

    boolean strong() {
        return methods.contains("mfa");
    }
}
