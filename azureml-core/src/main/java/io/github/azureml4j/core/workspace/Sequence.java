package io.github.azureml4j.core.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.azureml4j.core.OperationSteps;
import io.github.azureml4j.core.arm.PollingSteps;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Deletions that must succeed one after the other, as one operation. Not thread-safe. */
final class Sequence<T> implements OperationSteps<T> {
    private final String title;
    private final String id;
    private final List<Part> parts;
    private final Function<JsonNode, T> result;
    private int at;
    private @Nullable PollingSteps<JsonNode> current;

    /**
     * A sequence.
     *
     * @param title what people call it
     * @param id what the service calls its last resource
     * @param parts the requests; asked for when their turn comes
     * @param result reads the body of the last
     */
    Sequence(String title, String id, List<Part> parts, Function<JsonNode, T> result) {
        this.title = title;
        this.id = id;
        this.parts = List.copyOf(parts);
        this.result = result;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Step<T> next() {
        if (parts.isEmpty()) {
            return new Done<>(title, result.apply(MissingNode.getInstance()));
        }
        Part part = parts.get(at);
        PollingSteps<JsonNode> polled = current == null ? part.begin().get() : current;
        current = polled;
        Step<JsonNode> step = polled.next();
        if (step instanceof Running<JsonNode> r) {
            return new Running<>(part.label(), r.status(), r.percent(), r.pause());
        }
        return ended(part, ((Done<JsonNode>) step).value());
    }

    @Override
    public String resumeToken() {
        throw new UnsupportedOperationException("a deletion needs no resume token: begin it again");
    }

    private Step<T> ended(Part part, JsonNode value) {
        if (at + 1 == parts.size()) {
            return new Done<>(part.label(), result.apply(value));
        }
        at++;
        current = null;
        return new Running<>(part.label(), "Succeeded", null, Duration.ZERO);
    }

    /**
     * One request.
     *
     * @param label what it is about, for people
     * @param begin sends it
     */
    record Part(String label, Supplier<PollingSteps<JsonNode>> begin) {}
}
