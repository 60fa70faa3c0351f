package io.github.azureml4j.scoring;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** A scoring URI under scrutiny, before anything is sent to it. */
record ScoringTarget(URI uri, @Nullable HttpUrl parsed) {

    static ScoringTarget of(URI uri) {
        return new ScoringTarget(uri, HttpUrl.parse(uri.toString()));
    }

    /** The URI as messages and logs show it: without a query. */
    String name() {
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }

    List<String> faults(ServiceAuth auth, boolean plainHttpAllowed, Duration deadline) {
        List<String> faults = new ArrayList<>();
        if (parsed == null || !sameHost(parsed)) {
            faults.add("the scoring URI is not a plain http or https URI");
        } else if (uri.getRawUserInfo() != null) {
            faults.add("the scoring URI carries a user, so that its host " + uri.getHost() + " is not what it seems");
        } else if (!parsed.isHttps() && !(auth instanceof ServiceAuth.None) && !plainHttpAllowed) {
            faults.add("the credential would go in the clear to " + uri.getHost()
                    + "; enable SSL on the service, or call allowCredentialOverPlainHttp()");
        }
        if (deadline.isNegative() || deadline.isZero()) {
            faults.add("the deadline is " + deadline + " but must be positive");
        }
        return faults;
    }

    /** Two parsers that disagree on the host are how a credential ends up elsewhere. */
    private boolean sameHost(HttpUrl seen) {
        String host = uri.getHost();
        return host != null
                && host.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT).equals(seen.host());
    }
}
