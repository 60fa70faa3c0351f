package io.github.azureml4j.local.entra;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a browser carries the answer to.
 *
 * @param uri the client's redirect URI, one of those that are registered for it
 * @param mode how: {@code query}, {@code fragment} or {@code form_post}
 * @param state the client's own, handed back as it came
 */
record ReturnAddress(String uri, String mode, @Nullable String state) {

    /** What a content security policy calls the client's place. */
    String origin() {
        URI parsed = URI.create(uri);
        return parsed.getRawAuthority() == null
                ? parsed.getScheme() + ":"
                : parsed.getScheme() + "://" + parsed.getRawAuthority();
    }
}
