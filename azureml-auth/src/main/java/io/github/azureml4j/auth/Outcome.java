package io.github.azureml4j.auth;

/** What became of a way to sign in. */
public enum Outcome {
    /** It gave a token. */
    SERVED("served"),
    /** It is not to be had here, for example because a variable is not set; a chain goes on to the next. */
    UNAVAILABLE("not available"),
    /** Entra, or a check of the settings before any request, said no; a chain ends here. */
    REFUSED("refused"),
    /** Nobody answered, or the answer was to come back later; a chain ends here. */
    UNREACHABLE("could not be asked"),
    /** Its turn did not come, or it needs a person. */
    NOT_TRIED("not tried");

    private final String text;

    Outcome(String text) {
        this.text = text;
    }

    static Outcome of(SignInException failure) {
        if (failure.isUnavailable()) {
            return UNAVAILABLE;
        }
        return failure.isTransient() ? UNREACHABLE : REFUSED;
    }

    @Override
    public String toString() {
        return text;
    }
}
