package io.github.azureml4j.auth;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Entra gave no token, or could not be asked. The message is that of the cause at the bottom, which names what Entra
 * objected to; {@link #code()} is Entra's number for it.
 */
public final class SignInException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final Pattern CODE = Pattern.compile("AADSTS\\d+");

    private final @Nullable String code;

    private SignInException(String message, @Nullable String code, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /**
     * What went wrong at the bottom of a failed sign-in.
     *
     * @param thrown what a credential threw: its own kind, or a chain that ends in the true cause
     * @return that failure; the same object if it is one already
     */
    public static SignInException from(Throwable thrown) {
        Throwable root = thrown;
        for (Throwable t = thrown; t != null; t = next(t)) {
            if (t instanceof SignInException already) {
                return already;
            }
            root = t;
        }
        String reason = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        Matcher code = CODE.matcher(reason);
        return new SignInException("sign-in failed: " + reason, code.find() ? code.group() : null, thrown);
    }

    /** {@return the number that Entra gave the failure, such as {@code AADSTS7000215} for a wrong client secret} */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /** Null ends the walk, also at a cause that names itself. */
    private static @Nullable Throwable next(Throwable t) {
        Throwable cause = t.getCause();
        return cause == t ? null : cause;
    }
}
