package io.github.azureml4j.core.http;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The way that every request takes. */
public final class Pipeline {
    Pipeline() {}

    /**
     * A plane reached through this pipeline.
     *
     * @param base the address that paths are appended to
     * @param scope the token audience, or null for requests without sign-in
     */
    public ServiceClient plane(URI base, @Nullable String scope) {
        return new ServiceClient(this, base, new Access(Set.of(Origin.of(base)), scope), null);
    }

    ServiceResponse send(Call call) {
        throw new IllegalStateException("not here yet: " + call.describe());
    }
}
