package io.github.azureml4j.local.front;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that the client did wrong, or that the acted-out service refuses. {@link ErrorForm} gives it its body. */
public final class LocalError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final @Nullable String target;
    private final transient Map<String, String> headers = new LinkedHashMap<>();
    private final transient List<LocalError> details = new ArrayList<>();

    public LocalError(int status, String code, String message, @Nullable String target) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.target = target;
    }

    public static LocalError badRequest(String code, String message) {
        return new LocalError(400, code, message, null);
    }

    public static LocalError unauthorized(String code, String message) {
        return new LocalError(401, code, message, null);
    }

    public static LocalError forbidden(String code, String message) {
        return new LocalError(403, code, message, null);
    }

    public static LocalError notFound(String code, String message) {
        return new LocalError(404, code, message, null);
    }

    public static LocalError conflict(String code, String message) {
        return new LocalError(409, code, message, null);
    }

    /** What exists in Azure and is not built here; never answer anything made up instead. */
    public static LocalError notImplemented(String what) {
        return new LocalError(501, "NotImplemented", "azureml-local does not implement " + what + ".", null);
    }

    /** Adds a header of the answer, such as a challenge. */
    public LocalError header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Adds what went wrong below, such as the refusal of one resource of a deployment. */
    public LocalError because(List<LocalError> causes) {
        details.addAll(causes);
        return this;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public @Nullable String target() {
        return target;
    }

    /** What went wrong below, empty for an error of its own. */
    public List<LocalError> details() {
        return List.copyOf(details);
    }

    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }
}
