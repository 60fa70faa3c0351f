package io.github.azureml4j.auth;

import com.azure.core.credential.AccessToken;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one way to sign in did, without a secret in it.
 *
 * @param name which way, for example {@code servicePrincipal}
 * @param settings the way with its settings; secrets are left out
 * @param outcome what became of it
 * @param reason why, as said at the bottom of the failure; for a token, until when it is good
 * @param code Entra's number, such as {@code AADSTS7000215}
 * @param host who was asked last
 * @param took how long it took
 * @param clockSkew how far the host's clock is ahead of this machine's, to the second; negative when it is behind
 * @param remedy what to try
 */
public record Attempt(
        String name,
        String settings,
        Outcome outcome,
        @Nullable String reason,
        @Nullable String code,
        @Nullable String host,
        @Nullable Duration took,
        @Nullable Duration clockSkew,
        @Nullable String remedy) {

    static Attempt notTried(String settings, String reason) {
        return new Attempt(nameOf(settings), settings, Outcome.NOT_TRIED, reason, null, null, null, null, null);
    }

    static Attempt served(String settings, AccessToken token, @Nullable Exchange last, Duration took) {
        String until = "a token that is good until " + token.getExpiresAt().toInstant();
        String host = last == null ? null : last.host();
        Duration skew = last == null ? null : last.clockSkew();
        return new Attempt(nameOf(settings), settings, Outcome.SERVED, until, null, host, took, skew, null);
    }

    static Attempt failed(String settings, SignInException failure, @Nullable Exchange last, Duration took) {
        return new Attempt(
                nameOf(settings),
                settings,
                Outcome.of(failure),
                failure.reason(),
                failure.code().orElse(null),
                failure.host().orElse(last == null ? null : last.host()),
                took,
                last == null ? null : last.clockSkew(),
                failure.remedy().orElse(null));
    }

    static String nameOf(String settings) {
        int bracket = settings.indexOf('[');
        return bracket < 0 ? settings : settings.substring(0, bracket);
    }

    /** {@return one readable paragraph} */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(settings).append(": ").append(outcome);
        append(text, "\n    ", reason);
        append(text, "\n    asked ", asked());
        append(text, "\n    what to try: ", remedy);
        return text.toString();
    }

    private @Nullable String asked() {
        if (host == null) {
            return null;
        }
        StringBuilder text = new StringBuilder(host);
        append(text, ", ", took == null ? null : took.toMillis() + " ms");
        append(text, ", its clock minus ours: ", clockSkew == null ? null : clockSkew.toSeconds() + " s");
        return text.toString();
    }

    private static void append(StringBuilder text, String lead, @Nullable String part) {
        if (part != null) {
            text.append(lead).append(part);
        }
    }
}
