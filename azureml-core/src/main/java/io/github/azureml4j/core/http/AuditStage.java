package io.github.azureml4j.core.http;

import io.github.azureml4j.auth.CachedCredential;
import io.github.azureml4j.auth.SignInException;
import io.github.azureml4j.core.audit.Actor;
import io.github.azureml4j.core.audit.AuditEntry;
import io.github.azureml4j.core.audit.AuditJournal;
import io.github.azureml4j.core.audit.Deed;
import io.github.azureml4j.scoring.token.TokenException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Journals calls that change something, once for all attempts: before the first and after the last. Without a journal, nothing. */
final class AuditStage implements Stage {
    private final @Nullable AuditJournal journal;
    private final CachedCredential credential;
    private final Clock clock;

    AuditStage(@Nullable AuditJournal journal, CachedCredential credential, Clock clock) {
        this.journal = journal;
        this.credential = credential;
        this.clock = clock;
    }

    @Override
    public ServiceResponse handle(Call call, Next next) {
        if (journal == null || !Deed.isOne(call.method(), call.uri())) {
            return next.proceed(call);
        }
        Deed deed = Deed.of(
                        who(call), call.method(), call.uri(), call.headers().getOrDefault(RequestIdStage.HEADER, ""))
                .orElseThrow();
        AuditEntry entry = journal.intend(deed, clock);
        try {
            ServiceResponse response = next.proceed(call);
            entry.answered(
                    response.status(),
                    response.header("x-ms-request-id"),
                    response.header("x-ms-correlation-request-id"));
            return response;
        } catch (RuntimeException e) {
            entry.unanswered(e);
            throw e;
        }
    }

    /** The token is the one that the call will carry; a sign-in that fails will fail the call too, and is journalled as nobody's. */
    private Actor who(Call call) {
        String scope = call.access().scope();
        if (scope == null) {
            return Actor.UNKNOWN;
        }
        try {
            return Actor.of(credential.token(scope).get().value());
        } catch (TokenException | SignInException e) {
            return Actor.UNKNOWN;
        }
    }
}
