package io.github.azureml4j.scoring.redaction;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces secrets in text by {@code ***}: those that it was told of, in the forms in which a server repeats them (as they are,
 * percent-encoded, in base64, in JSON), and whatever looks like one (signed tokens, bearer headers, signatures of addresses,
 * account keys, private keys, fields and parameters with the names of secrets). Immutable, thread-safe.
 *
 * <pre>{@code
 * String told = Redactor.of(List.of(key)).text(answer.message());
 * }</pre>
 */
public final class Redactor {
    /** Knows no secret, and hence what looks like one only. */
    public static final Redactor SHAPES = new Redactor(List.of());

    private static final String MASK = "***";

    private final List<String> known;

    private Redactor(List<String> known) {
        this.known = known;
    }

    /**
     * A redactor that knows secrets.
     *
     * @param secrets their values; those shorter than {@value SecretForms#SHORTEST} characters are too ordinary to look for
     */
    public static Redactor of(Collection<String> secrets) {
        Set<String> forms = new LinkedHashSet<>();
        secrets.forEach(secret -> forms.addAll(SecretForms.of(secret)));
        return forms.isEmpty() ? SHAPES : new Redactor(List.copyOf(forms));
    }

    /**
     * The text without secrets.
     *
     * @param text any text
     */
    public String text(String text) {
        String clean = text;
        for (String secret : known) {
            clean = clean.replace(secret, MASK);
        }
        return SecretShapes.mask(clean);
    }

    /**
     * The throwable itself when nothing in it or its causes says a secret; else one that says the same without, with the same
     * stack traces.
     *
     * @param thrown any throwable, or null
     */
    public @Nullable Throwable cause(@Nullable Throwable thrown) {
        return thrown == null || clean(thrown, 0) ? thrown : copy(thrown, 0);
    }

    private boolean clean(Throwable thrown, int depth) {
        if (!said(thrown).equals(thrown.toString())) {
            return false;
        }
        Throwable cause = thrown.getCause();
        boolean deeper = depth < DEEPEST;
        if (deeper && cause != null && cause != thrown && !clean(cause, depth + 1)) {
            return false;
        }
        return !deeper || List.of(thrown.getSuppressed()).stream().allMatch(each -> clean(each, depth + 1));
    }

    private IOException copy(Throwable thrown, int depth) {
        Throwable cause = thrown.getCause();
        boolean deeper = depth < DEEPEST;
        Throwable below = deeper && cause != null && cause != thrown ? copy(cause, depth + 1) : null;
        IOException copy = new IOException(said(thrown), below);
        copy.setStackTrace(thrown.getStackTrace());
        if (deeper) {
            List.of(thrown.getSuppressed()).forEach(each -> copy.addSuppressed(copy(each, depth + 1)));
        }
        return copy;
    }

    private String said(Throwable thrown) {
        return text(thrown.toString());
    }

    /** Causes may go round in a circle. */
    private static final int DEEPEST = 20;

    /** Says how many secrets it knows. */
    @Override
    public String toString() {
        return "Redactor[" + known.size() + " forms]";
    }
}
