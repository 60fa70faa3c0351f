package io.github.azureml4j.conformance.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * No object of ours tells a secret that it holds: not as text, not as JSON, not serialised. Looked at is every object that can
 * be reached from a living world, and every public type must be among them.
 */
@Timeout(240)
class TypesTest {
    @TempDir
    static Path directory;

    private static World world;
    private static Collection<Object> objects;
    private static Search search;

    private final ObjectMapper json =
            new ObjectMapper().findAndRegisterModules().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

    @BeforeAll
    static void create() throws Exception {
        world = new World(directory);
        objects = Graph.from(world.things());
        search = new Search(world.secrets());
    }

    @AfterAll
    static void end() {
        world.close();
    }

    @Test
    void noTextTellsASecret() {
        assertThat(leaks(objects, String::valueOf)).isEmpty();
    }

    @Test
    void noJsonTellsASecret() {
        assertThat(leaks(met(), this::json)).isEmpty();
    }

    @Test
    void noSerialisedObjectTellsASecret() {
        assertThat(leaks(met(), TypesTest::serialised)).isEmpty();
    }

    /** The walk itself can fail: it meets objects that hold the secrets. */
    @Test
    void secretsAreInTheObjectsThatWereLookedAt() {
        assertThat(objects).hasSizeGreaterThan(200);
        assertThat(world.secrets()).hasSizeGreaterThan(12).allMatch(Secret::searchable);
        assertThat(search.in("x", world.secrets().get(0).value().getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
    }

    /** Whoever adds a public type adds one of it to the world, or says here why it need not be. */
    @Test
    void everyPublicTypeWasLookedAt() throws IOException {
        Set<String> seen = objects.stream()
                .flatMap(
                        object -> Stream.of(object.getClass(), object.getClass().getSuperclass()))
                .map(Class::getName)
                .collect(Collectors.toSet());
        Set<String> unseen =
                new TreeSet<>(PublicTypes.withState(Path.of("").toAbsolutePath().getParent()));
        unseen.removeAll(seen);
        unseen.removeAll(Excused.types().keySet());
        assertThat(unseen).isEmpty();
    }

    /** What users get hold of. Within, records have the form of the wire, which is theirs to write. */
    private static Collection<Object> met() {
        Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
        met.addAll(world.things());
        objects.stream()
                .filter(object -> Modifier.isPublic(object.getClass().getModifiers()))
                .filter(object ->
                        !PublicTypes.isInsideTheEmulator(object.getClass().getName()))
                .forEach(met::add);
        return met;
    }

    private static List<String> leaks(Collection<Object> objects, Function<Object, String> telling) {
        List<String> leaks = new ArrayList<>();
        for (Object object : objects) {
            byte[] told = telling.apply(object).getBytes(StandardCharsets.UTF_8);
            search.in(object.getClass().getName(), told).forEach(leak -> leaks.add(leak.toString()));
        }
        return leaks.stream().distinct().toList();
    }

    private String json(Object object) {
        try {
            return json.writeValueAsString(object);
        } catch (JsonProcessingException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static String serialised(Object object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }
}
