package io.github.azureml4j.conformance.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One published file, parsed. */
public final class Document {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete", "head", "options");

    private final SpecLibrary library;
    private final Path file;
    private final JsonNode root;
    private @Nullable List<Operation> operations;

    Document(SpecLibrary library, Path file, JsonNode root) {
        this.library = library;
        this.file = file;
        this.root = root;
    }

    /** All operations of the file, read when first asked for: files refer to each other in circles. */
    public List<Operation> operations() {
        List<Operation> known = operations;
        if (known == null) {
            known = new ArrayList<>();
            operationsUnder("paths", known);
            operationsUnder("x-ms-paths", known);
            operations = known;
        }
        return known;
    }

    private void operationsUnder(String section, List<Operation> found) {
        String base = root.path("basePath").asText("").replaceAll("/$", "");
        for (Map.Entry<String, JsonNode> path : root.path(section).properties()) {
            Located item = new Located(this, "").child(section).child(path.getKey());
            PathTemplate template = PathTemplate.of(base + path.getKey(), item);
            for (String method : METHODS) {
                if (path.getValue().has(method)) {
                    found.add(new Operation(template, method.toUpperCase(Locale.ROOT), item, item.child(method)));
                }
            }
        }
    }

    /** The file's path below the root of the library, with forward slashes. */
    public String name() {
        return library.relative(file);
    }

    Path file() {
        return file;
    }

    JsonNode root() {
        return root;
    }

    SpecLibrary library() {
        return library;
    }

    @Override
    public String toString() {
        return name();
    }
}
