package io.github.azureml4j.conformance.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A place in a document, so that a relative reference found there can be followed. */
record Located(Document document, String pointer) {
    JsonNode json() {
        return document.root().at(pointer);
    }

    Located child(String name) {
        return new Located(document, pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    boolean exists() {
        return !json().isMissingNode();
    }

    boolean isReference() {
        return json().path("$ref").isTextual();
    }

    /** What the {@code $ref} here points at, through chains of references; this place itself when there is none. */
    Located resolved() {
        return isReference() ? target().resolved() : this;
    }

    Located target() {
        String reference = json().path("$ref").asText();
        int hash = reference.indexOf('#');
        String decoded = Objects.requireNonNullElse(
                URI.create(reference.replace(" ", "%20")).getFragment(), "");
        Document other = hash == 0 ? document : document.library().document(sibling(reference.substring(0, hash)));
        return new Located(other, decoded);
    }

    private java.nio.file.Path sibling(String relative) {
        return document.file().resolveSibling(relative).normalize();
    }

    /** The elements of the array here. */
    Stream<Located> elements() {
        List<Located> elements = new ArrayList<>();
        for (int i = 0; i < json().size(); i++) {
            elements.add(child(Integer.toString(i)));
        }
        return elements.stream();
    }

    /** The members of the object here, by name. */
    Stream<String> names() {
        Iterable<String> names = () -> json().fieldNames();
        return StreamSupport.stream(names.spliterator(), false);
    }

    /** The last segment of the pointer: the name of a definition. */
    String name() {
        return pointer.substring(pointer.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
    }

    @Override
    public String toString() {
        return document.name() + "#" + pointer;
    }
}
