package io.github.azureml4j.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.conformance.openapi.SpecLibrary;
import io.github.azureml4j.conformance.traffic.Exchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The check itself, against the real published files: good exchanges with every plane pass, and each of them fails
 * when any object of its bodies gets an unknown property or any text of them becomes a number.
 */
class PublishedFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Free maps, whose keys are the caller's. */
    private static final Set<String> MAPS =
            Set.of("tags", "environmentVariables", "inputs", "outputs", "services", "logFiles", "info");

    private static SpecLibrary library;

    @BeforeAll
    static void publishedFilesAreThere() {
        String specs = System.getProperty("azureml.specs.dir", "");
        assumeFalse(specs.isBlank(), "SKIPPED: no published contracts; give -Dspecs.dir=DIR");
        library = new SpecLibrary(Path.of(specs));
    }

    @Test
    void goodExchangesPass() {
        Judge judge = judge();
        exchanges().forEach(judge::judge);
        assertThat(judge.report().faults()).as("%s", judge.report()).isEmpty();
        assertThat(judge.report().operations()).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void unknownPropertyOfAnyObjectIsCaught() {
        assertAllCaught(mutations((object, name) -> object.put("unexpected", 1)));
    }

    @Test
    void numberInPlaceOfAnyTextIsCaught() {
        assertAllCaught(mutations((object, name) -> {
            if (object.get(name).isTextual()) {
                object.put(name, 17.5);
            }
        }));
    }

    private static void assertAllCaught(List<Exchange> mutated) {
        assertThat(mutated).hasSizeGreaterThan(100);
        Judge judge = judge();
        assertThat(mutated).allSatisfy(exchange -> {
            int before = judge.report().total();
            judge.judge(exchange);
            assertThat(judge.report().total())
                    .as("%s %s", exchange, exchange.line())
                    .isGreaterThan(before);
        });
    }

    private static Judge judge() {
        return new Judge(library, ExceptionList.of(Lines.json("{}")));
    }

    private static List<Exchange> mutations(Mutation mutation) {
        List<Exchange> mutated = new ArrayList<>();
        for (Exchange exchange : exchanges()) {
            for (String body : List.of("requestBody", "responseBody")) {
                collect(exchange, "/" + body, mutation, mutated);
            }
        }
        return mutated;
    }

    private static void collect(Exchange exchange, String at, Mutation mutation, List<Exchange> mutated) {
        JsonNode node = exchange.line().at(at);
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(exchange, at + "/" + i, mutation, mutated);
        }
        boolean map = MAPS.contains(at.substring(at.lastIndexOf('/') + 1));
        node.properties().forEach(member -> {
            if (!map) {
                mutate(exchange, at, member.getKey(), mutation, mutated);
            }
            collect(exchange, at + "/" + member.getKey(), mutation, mutated);
        });
    }

    private static void mutate(Exchange exchange, String at, String name, Mutation mutation, List<Exchange> mutated) {
        ObjectNode line = exchange.line().deepCopy();
        mutation.apply((ObjectNode) line.at(at), name);
        if (!line.equals(exchange.line())) {
            mutated.add(new Exchange(exchange.origin() + " " + at, line));
        }
    }

    private static List<Exchange> exchanges() {
        try (InputStream in = Objects.requireNonNull(PublishedFilesTest.class.getResourceAsStream("published.jsonl"))) {
            List<Exchange> exchanges = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                exchanges.add(new Exchange("published.jsonl:" + (exchanges.size() + 1), JSON.readTree(line)));
            }
            return exchanges;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A change of one object, given the name of one of its members. */
    private interface Mutation {
        void apply(ObjectNode object, String member);
    }
}
