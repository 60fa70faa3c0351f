package io.github.azureml4j.local.deployments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.azureml4j.local.deployments.language.Arguments;
import io.github.azureml4j.local.deployments.language.Environment;
import io.github.azureml4j.local.deployments.language.Evaluator;
import io.github.azureml4j.local.deployments.language.InvalidTemplate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What expressions of one template can ask for: its parameters and variables, where it is deployed, the resources that
 * are there. Immutable, but for the trail that finds variables made of themselves; belongs to one thread at a time.
 */
final class TemplateEnvironment implements Environment {

    private final Template template;
    private final Parameters parameters;
    private final Surroundings surroundings;
    private final Lookup lookup;
    private final Map<String, Integer> loops;
    private final Set<String> trail = new HashSet<>();
    private final Evaluator evaluator = new Evaluator(this);

    private TemplateEnvironment(
            Template template,
            Parameters parameters,
            Surroundings surroundings,
            Lookup lookup,
            Map<String, Integer> loops) {
        this.template = template;
        this.parameters = parameters;
        this.surroundings = surroundings;
        this.lookup = lookup;
        this.loops = loops;
    }

    /** Before anything is made: {@code reference} and the like are refused. */
    static TemplateEnvironment of(Template template, Parameters parameters, Surroundings surroundings) {
        return new TemplateEnvironment(template, parameters, surroundings, Lookup.NOT_YET, Map.of());
    }

    /** The same where resources can be asked. */
    TemplateEnvironment asking(Lookup resources) {
        return new TemplateEnvironment(template, parameters, surroundings, resources, loops);
    }

    /** The same within a round of a loop. */
    TemplateEnvironment inLoop(String name, int index) {
        return new TemplateEnvironment(
                template, parameters, surroundings, lookup, Map.of("", index, name.toLowerCase(Locale.ROOT), index));
    }

    Evaluator evaluator() {
        return evaluator;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public Optional<JsonNode> call(String function, Arguments call) {
        return switch (function) {
            case "parameters" -> Optional.of(once("parameter", call, name -> parameters.value(name, evaluator)));
            case "variables" -> Optional.of(once("variable", call, this::variable));
            case "copyindex" -> Optional.of(index(call));
            case "reference" -> Optional.of(lookup.reference(call));
            default -> function.startsWith("list") ? Optional.of(lookup.list(call)) : surroundings.call(function, call);
        };
    }

    private JsonNode variable(String name) {
        JsonNode variable = template.variables().path(name);
        if (variable.isMissingNode() || template.variables().has("copy")) {
            throw InvalidTemplate.because("The template variable '" + name + "' is not found.");
        }
        return evaluator.evaluate(variable);
    }

    /** A parameter or a variable that is made of itself would never end. */
    private JsonNode once(String kind, Arguments call, Function<String, JsonNode> value) {
        String key = kind + " " + call.text(0);
        if (!trail.add(key)) {
            throw InvalidTemplate.because("The template " + kind + " '" + call.text(0) + "' is made of itself.");
        }
        try {
            return value.apply(call.text(0));
        } finally {
            trail.remove(key);
        }
    }

    private JsonNode index(Arguments call) {
        boolean named = call.count() > 0 && call.value(0).isTextual();
        Integer index = loops.get(named ? call.text(0).toLowerCase(Locale.ROOT) : "");
        if (index == null) {
            throw InvalidTemplate.because("The template function 'copyIndex' is not expected at this location.");
        }
        int offset = call.count() > (named ? 1 : 0) ? call.value(named ? 1 : 0).asInt() : 0;
        return LongNode.valueOf(index + offset);
    }

    /** What resources tell once they are there. */
    interface Lookup {

        /** While a template is only read. */
        Lookup NOT_YET = new Lookup() {
            @Override
            public JsonNode reference(Arguments call) {
                throw unexpected(call);
            }

            @Override
            public JsonNode list(Arguments call) {
                throw unexpected(call);
            }

            private RuntimeException unexpected(Arguments call) {
                return InvalidTemplate.because(
                        "The template function '" + call.function() + "' is not expected at this location.");
            }
        };

        /** The properties of a resource, or all of it. */
        JsonNode reference(Arguments call);

        /** What an action of a resource such as {@code listKeys} answers. */
        JsonNode list(Arguments call);
    }

    /** A text as a node. */
    static JsonNode text(String text) {
        return new TextNode(text);
    }
}
