package io.github.azureml4j.local.assets;

import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.LocalError;
import java.util.Arrays;
import java.util.Objects;

/** Which items a list shows ({@code listViewType}): the emulator's own closed set, so that another word is refused. */
public enum ViewType {
    ActiveOnly,
    ArchivedOnly,
    All;

    /** What the query says; only what is not archived when it says nothing. */
    public static ViewType of(Exchange exchange) {
        String asked = Objects.requireNonNullElse(exchange.query("listViewType"), ActiveOnly.name());
        return Arrays.stream(values())
                .filter(view -> view.name().equalsIgnoreCase(asked))
                .findFirst()
                .orElseThrow(() -> LocalError.badRequest("UserError", "There is no list view '" + asked + "'."));
    }

    /** Whether something is shown. */
    public boolean shows(boolean archived) {
        return this == All || archived == (this == ArchivedOnly);
    }
}
