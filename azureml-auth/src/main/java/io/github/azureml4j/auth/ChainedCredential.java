package io.github.azureml4j.auth;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Asks one after the other. Who is not available is passed over; who was refused, or could not be asked, ends it, since
 * signing in as somebody else would hide the mistake. The first that serves is asked alone from then on.
 */
final class ChainedCredential implements TokenCredential, Diagnosable {

    private final List<BoundSignIn> members;
    private volatile @Nullable BoundSignIn chosen;

    ChainedCredential(List<BoundSignIn> members) {
        this.members = members;
    }

    List<BoundSignIn> members() {
        return members;
    }

    @Override
    public AccessToken getTokenSync(TokenRequestContext request) {
        BoundSignIn known = chosen;
        return known == null ? first(request) : known.getTokenSync(request);
    }

    @Override
    public Mono<AccessToken> getToken(TokenRequestContext request) {
        return Mono.fromCallable(() -> getTokenSync(request)).subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public Diagnosis diagnose(TokenRequestContext request) {
        List<Attempt> attempts = new ArrayList<>();
        String over = null;
        for (BoundSignIn member : members) {
            Attempt attempt = over != null ? Attempt.notTried(member.toString(), over) : attempt(member, request);
            attempts.add(attempt);
            over = over != null ? over : whyItEndsAt(member, attempt);
        }
        return new Diagnosis(attempts);
    }

    @Override
    public String toString() {
        return "firstOf" + members;
    }

    private AccessToken first(TokenRequestContext request) {
        List<String> told = new ArrayList<>();
        SignInException last = null;
        for (BoundSignIn member : members) {
            if (last != null && !last.isUnavailable()) {
                told.add(nameOf(member) + ": not tried");
                continue;
            }
            try {
                AccessToken token = member.getTokenSync(request);
                chosen = member;
                return token;
            } catch (SignInException failure) {
                last = failure;
                told.add(nameOf(member) + ": " + Outcome.of(failure) + ", " + failure.reason());
            }
        }
        throw last == null ? new IllegalStateException("a chain has members") : last.within(String.join(" | ", told));
    }

    /** Who was passed over when the choice was made is not asked again, and neither is who comes after. */
    private Attempt attempt(BoundSignIn member, TokenRequestContext request) {
        BoundSignIn known = chosen;
        return known == null || known == member
                ? member.diagnose(request).attempts().get(0)
                : member.last();
    }

    private @Nullable String whyItEndsAt(BoundSignIn member, Attempt attempt) {
        if (chosen != null && chosen != member) {
            return null;
        }
        return switch (attempt.outcome()) {
            case SERVED -> nameOf(member) + " serves";
            case UNAVAILABLE -> null;
            case REFUSED, UNREACHABLE -> "a chain ends at " + nameOf(member) + ", which " + attempt.outcome();
            case NOT_TRIED -> "a person would be asked by " + nameOf(member) + " before";
        };
    }

    private static String nameOf(BoundSignIn member) {
        return Attempt.nameOf(member.toString());
    }
}
