package io.github.azureml4j.conformance.openapi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who derives from whom by {@code allOf}, and which property tells them apart. */
final class Subtypes {
    private final Map<Located, List<Located>> known = new HashMap<>();

    /** All definitions beside this one that derive from it, directly or not. */
    List<Located> of(Located base) {
        List<Located> found = known.get(base);
        if (found == null) {
            found = direct(base)
                    .flatMap(sub -> Stream.concat(Stream.of(sub), of(sub).stream()))
                    .toList();
            known.put(base, found);
        }
        return found;
    }

    private static Stream<Located> direct(Located base) {
        return base.document().library().folder(base.document()).stream()
                .map(document -> new Located(document, "/definitions"))
                .flatMap(all -> all.names().map(all::child))
                .filter(definition -> parents(definition).anyMatch(base::equals));
    }

    /** The property that names the subtype, declared by the definition or by one of its ancestors. */
    Optional<String> discriminator(Located definition) {
        String own = definition.json().path("discriminator").asText("");
        return own.isEmpty()
                ? parents(definition)
                        .map(this::discriminator)
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.of(own);
    }

    /** The value by which an instance says that it is of this definition. */
    static String value(Located definition) {
        return definition.json().path("x-ms-discriminator-value").asText(definition.name());
    }

    private static Stream<Located> parents(Located definition) {
        return definition.child("allOf").elements().filter(Located::isReference).map(Located::resolved);
    }
}
