package io.github.azureml4j.auth;

import com.azure.identity.CredentialUnavailableException;
import com.microsoft.aad.msal4j.MsalThrottlingException;
import io.github.azureml4j.scoring.redaction.Redactor;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * There is no token: Entra refused one, could not be asked, or this way of signing in is not to be had here. The message is
 * that of the cause at the bottom, which names what Entra objected to, and ends with what to try; {@link #code()} is Entra's
 * number for it. No secret is in it.
 */
public final class SignInException extends RuntimeException {

    private static final long serialVersionUID = 2L;
    private static final Pattern CODE = Pattern.compile("AADSTS\\d+");
    private static final Pattern LINE_BREAKS = Pattern.compile("\\s*[\\r\\n]+\\s*");

    private final String reason;
    private final Kind kind;
    private final @Nullable String code;
    private final @Nullable String remedy;
    private final @Nullable String host;

    private enum Kind {
        REFUSED,
        UNREACHABLE,
        UNAVAILABLE
    }

    private SignInException(
            String reason, Kind kind, @Nullable String remedy, @Nullable String host, @Nullable Throwable cause) {
        super(message(reason, remedy), cause);
        this.reason = reason;
        this.kind = kind;
        this.code = codeIn(reason);
        this.remedy = remedy;
        this.host = host;
    }

    /**
     * What went wrong at the bottom of a failed sign-in.
     *
     * @param thrown what a credential threw: its own kind, or a chain that ends in the true cause
     * @return that failure; the same object if it is one already
     */
    public static SignInException from(Throwable thrown) {
        return from(thrown, null, Redactor.SHAPES);
    }

    /** What is between here and Entra may repeat the request: its secrets are left out. */
    static SignInException from(Throwable thrown, @Nullable Exchange last, Redactor redactor) {
        Throwable root = thrown;
        boolean unavailable = false;
        for (Throwable t = thrown; t != null; t = next(t)) {
            if (t instanceof SignInException already) {
                return already;
            }
            unavailable |= t instanceof CredentialUnavailableException;
            root = t;
        }
        String reason = redactor.text(reason(root));
        Kind kind = unavailable ? Kind.UNAVAILABLE : unreachable(root, last) ? Kind.UNREACHABLE : Kind.REFUSED;
        String host = last == null ? null : last.host();
        return new SignInException(reason, kind, Remedies.of(codeIn(reason)), host, redactor.cause(thrown));
    }

    /** This way of signing in is not to be had here; a chain goes on to the next. */
    static SignInException unavailable(String reason, String remedy) {
        return unavailable(reason, remedy, null);
    }

    static SignInException unavailable(String reason, String remedy, @Nullable Throwable cause) {
        return new SignInException(reason, Kind.UNAVAILABLE, remedy, null, cause);
    }

    /** Something is wrong that was found without asking anybody; a chain ends here. */
    static SignInException refused(String reason, String remedy, @Nullable Throwable cause) {
        return new SignInException(reason, Kind.REFUSED, remedy, null, cause);
    }

    /** The same failure, told with more around it. */
    SignInException within(String story) {
        return new SignInException(story, kind, remedy, host, this);
    }

    /** {@return the number that Entra gave the failure, such as {@code AADSTS7000215} for a wrong client secret} */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /** {@return what to try, where that is known} */
    public Optional<String> remedy() {
        return Optional.ofNullable(remedy);
    }

    /** {@return the host that was asked last; empty when nobody was asked} */
    public Optional<String> host() {
        return Optional.ofNullable(host);
    }

    /** {@return whether the same request may succeed later: nobody answered, or Entra is busy} */
    public boolean isTransient() {
        return kind == Kind.UNREACHABLE || (code != null && Remedies.isTransient(code));
    }

    /** {@return whether this way of signing in is not to be had here, so that a chain goes on to the next} */
    public boolean isUnavailable() {
        return kind == Kind.UNAVAILABLE;
    }

    /** What went wrong, without what to try. */
    String reason() {
        return reason;
    }

    private static String message(String reason, @Nullable String remedy) {
        String said = "sign-in failed: " + reason;
        return remedy == null ? said : said + (said.endsWith(".") ? "" : ".") + " What to try: " + remedy;
    }

    private static String reason(Throwable root) {
        String message = root.getMessage();
        return message == null
                ? root.getClass().getSimpleName()
                : LINE_BREAKS.matcher(message).replaceAll(" ").strip();
    }

    private static boolean unreachable(Throwable root, @Nullable Exchange last) {
        return root instanceof IOException
                || root instanceof TimeoutException
                || root instanceof MsalThrottlingException
                || (last != null && last.failed());
    }

    private static @Nullable String codeIn(String reason) {
        Matcher code = CODE.matcher(reason);
        return code.find() ? code.group() : null;
    }

    /** Null ends the walk, also at a cause that names itself, and at what says already which setting would help. */
    private static @Nullable Throwable next(Throwable t) {
        Throwable cause = t.getCause();
        boolean last = cause == t || t instanceof io.github.azureml4j.scoring.UnreachableHostException;
        return last ? null : cause;
    }
}
