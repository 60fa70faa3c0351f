package io.github.azureml4j.local.deployments.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All functions that need nothing but their arguments, by name without case. */
final class Functions {

    private static final Map<String, Function<Arguments, JsonNode>> ALL = new HashMap<>();

    static {
        TextFunctions.declare(Functions::add);
        LogicFunctions.declare(Functions::add);
        CollectionFunctions.declare(Functions::add);
        NumberFunctions.declare(Functions::add);
    }

    private Functions() {}

    /** Takes functions into a catalogue. */
    interface Catalogue {
        void add(String name, Function<Arguments, JsonNode> function);
    }

    static Optional<JsonNode> call(String function, Arguments arguments) {
        return Optional.ofNullable(ALL.get(function)).map(known -> known.apply(arguments));
    }

    private static void add(String name, Function<Arguments, JsonNode> function) {
        ALL.put(name.toLowerCase(Locale.ROOT), function);
    }
}
