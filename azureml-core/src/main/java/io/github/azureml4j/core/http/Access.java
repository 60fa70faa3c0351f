package io.github.azureml4j.core.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a plane's requests carry and who may see it.
 *
 * @param origins the exact set of origins that requests may go to
 * @param scope the token audience, such as {@code https://management.azure.com/.default}; null for requests without sign-in
 * @param place where the plane is by now, when it may move; null when it stays
 */
record Access(
        Set<Origin> origins,
        @Nullable String scope,
        @Nullable Whereabouts place) {
    Access {
        origins = Set.copyOf(origins);
    }

    Access(Set<Origin> origins, @Nullable String scope) {
        this(origins, scope, null);
    }

    Access at(Origin origin) {
        return new Access(Set.of(origin), scope, place);
    }
}
