package io.github.azureml4j.scoring;

import io.github.azureml4j.scoring.redaction.Redactor;
import io.github.azureml4j.scoring.token.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A ready {@code Authorization} header, made once for each key or token rather than once for each request. */
record Proof(@Nullable String header, @Nullable Token token) {

    static final Proof NONE = new Proof(null, null);

    static Proof bearer(String secret) {
        return new Proof("Bearer " + secret, null);
    }

    static Proof bearer(Token token) {
        return new Proof("Bearer " + token.value(), token);
    }

    /** Takes this proof out of what a service says. */
    Redactor redactor() {
        return header == null ? Redactor.SHAPES : Redactor.of(List.of(header.substring(header.indexOf(' ') + 1)));
    }

    @Override
    public String toString() {
        return "Proof[***]";
    }
}
