package io.github.azureml4j.conformance.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges bodies. Each definition is a schema of its own under an invented address and is translated when something
 * first refers to it, so that a run holds what its traffic touched and no more.
 */
public final class BodySchemas {
    private static final String BASE = "https://contract.invalid/";

    private final SpecLibrary library;
    private final SchemaRegistry registry;
    private final Map<Direction, Translation> translations;

    public BodySchemas(SpecLibrary library) {
        this.library = library;
        Subtypes subtypes = new Subtypes();
        translations = Map.of(
                Direction.REQUEST, translation(Direction.REQUEST, subtypes),
                Direction.RESPONSE, translation(Direction.RESPONSE, subtypes));
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .formatAssertionsEnabled(true)
                .preloadSchema(false)
                .pathType(PathType.JSON_POINTER)
                .build();
        registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(config).schemas(this::text));
    }

    private Translation translation(Direction direction, Subtypes subtypes) {
        return new Translation(direction, subtypes, (place, own) -> address(direction, place, own));
    }

    /** What is wrong with the body of a request. */
    public List<Fault> request(Operation operation, JsonNode body) {
        return judge(Direction.REQUEST, operation.requestSchema(), body);
    }

    /** What is wrong with the body of an answer. */
    public List<Fault> response(Operation operation, int status, JsonNode body) {
        return judge(Direction.RESPONSE, operation.responseSchema(status), body);
    }

    /** Whether a JSON body is declared for an answer with this status. */
    public boolean declaresBody(Operation operation, int status) {
        return operation
                .responseSchema(status)
                .filter(schema -> !schema.json().path("type").asText().equals("file"))
                .isPresent();
    }

    private List<Fault> judge(Direction direction, Optional<Located> schema, JsonNode body) {
        List<Fault> all = schema
                .map(place -> registry.getSchema(SchemaLocation.of(address(direction, place, false)))
                        .validate(withoutNulls(body)))
                .orElse(List.of())
                .stream()
                .map(BodySchemas::fault)
                .toList();
        return all.stream()
                .filter(fault -> all.stream().noneMatch(fault::followsFrom))
                .toList();
    }

    private static Fault fault(Error error) {
        String property = error.getProperty();
        String at = error.getInstanceLocation().toString();
        return new Fault(property == null ? at : at + "/" + property, error.getKeyword(), error.getMessage());
    }

    /** The services answer null where they mean "not set", also where the files do not say so. */
    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode kept = object.objectNode();
            object.properties().stream()
                    .filter(member -> !member.getValue().isNull())
                    .forEach(member -> kept.set(member.getKey(), withoutNulls(member.getValue())));
            return kept;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode kept = array.arrayNode();
            array.forEach(element -> kept.add(withoutNulls(element)));
            return kept;
        }
        return node;
    }

    private String address(Direction direction, Located place, boolean own) {
        return BASE + direction + "/" + (own ? "own" : "closed") + "/" + library.number(place.document()) + "/"
                + URLEncoder.encode(place.pointer(), StandardCharsets.UTF_8);
    }

    /** The schema under an address of ours; nothing for the addresses of the meta-schemas. */
    private @Nullable String text(String address) {
        if (!address.startsWith(BASE)) {
            return null;
        }
        String[] parts = address.substring(BASE.length()).split("/", 4);
        Document document = library.document(Integer.parseInt(parts[2]));
        Located place = new Located(document, URLDecoder.decode(parts[3], StandardCharsets.UTF_8));
        Translation translation = translations.get(Direction.valueOf(parts[0]));
        return (parts[1].equals("own") ? translation.own(place) : translation.closed(place)).toString();
    }

    /** One fault of a body: the JSON pointer of the value, the schema keyword that it offends, and what is wrong. */
    public record Fault(String pointer, String keyword, String message) {
        /** A schema that fails forgets what it has seen: the object then seems to have unknown properties too. */
        private boolean followsFrom(Fault other) {
            return unknown()
                    && (other.unknown() ? other.object() : other.pointer + "/").startsWith(object())
                    && !(other.unknown() && other.object().equals(object()));
        }

        private boolean unknown() {
            return keyword.equals("unevaluatedProperties");
        }

        private String object() {
            return pointer.substring(0, pointer.lastIndexOf('/') + 1);
        }
    }
}
