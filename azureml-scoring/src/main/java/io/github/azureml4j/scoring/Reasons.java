package io.github.azureml4j.scoring;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What the statuses of the scoring front-ends mean, in words that help. */
final class Reasons {

    private Reasons() {}

    static String of(ScoringAnswer answer) {
        String meaning = meaning(answer);
        String said = answer.message();
        return answer.status() + " " + meaning + (said == null ? "" : ": " + said);
    }

    private static String meaning(ScoringAnswer answer) {
        if (answer.status() != 424 && answer.modelStatus() != 0) {
            return "the model failed";
        }
        return switch (answer.status()) {
            case 301, 302, 303, 307, 308 -> "redirect to " + origin(answer.header("Location")) + " refused";
            case 400 -> "the service could not read the request";
            case 401 -> "the credential is missing, expired, rejected or of the wrong form";
            case 403 -> "the caller has no right to score, or its network is not allowed";
            case 404 -> "there is no such service, or no deployment takes traffic";
            case 408 -> "the model ran longer than its request timeout";
            case 413 -> "the request is too large";
            case 424 ->
                "the model answered " + answer.modelStatus() + " (" + answer.header("ms-azureml-model-error-reason")
                        + ")";
            case 429 -> "the service asks for fewer requests";
            case 502 -> "the scoring program crashed";
            case 503 -> "no replica is free";
            case 504 -> "the service ran out of time";
            default -> "unexpected";
        };
    }

    /** Scheme and host only: what follows may be a secret. */
    private static String origin(@Nullable String location) {
        try {
            URI uri = URI.create(location == null ? "" : location);
            return uri.getHost() == null ? "another place" : uri.getScheme() + "://" + uri.getHost();
        } catch (IllegalArgumentException malformed) {
            return "another place";
        }
    }
}
