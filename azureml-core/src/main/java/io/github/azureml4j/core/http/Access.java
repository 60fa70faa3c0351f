package io.github.azureml4j.core.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a plane's requests carry and who may see it.
 *
 * @param origins the exact set of origins that requests may go to
 * @param scope the token audience, such as {@code https://management.azure.com/.default}; null for requests without sign-in
 */
record Access(Set<Origin> origins, @Nullable String scope) {
    Access {
        origins = Set.copyOf(origins);
    }
}
