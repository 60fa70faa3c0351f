package io.github.azureml4j.local.rbac;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.local.front.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Microsoft's roles, as far as a workspace and what it leans on needs them (contract 3.2, Azure's list of built-in roles). */
final class BuiltInRoles {

    private static final String FILE = "built-in-roles.json";

    /** When most of them came to be; Azure tells a date of its own for each. */
    private static final Instant MADE = Instant.parse("2015-02-02T21:55:09Z");

    private BuiltInRoles() {}

    static List<Role> all() {
        List<Role> roles = new ArrayList<>();
        read().forEach(each -> roles.add(new Role(
                each.path("id").asText(),
                each.path("name").asText(),
                each.path("description").asText(),
                true,
                List.of(Permission.of(each)),
                List.of("/"),
                MADE,
                MADE,
                "",
                "")));
        return roles;
    }

    private static JsonNode read() {
        try (InputStream in = BuiltInRoles.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing beside " + BuiltInRoles.class);
            }
            return Json.parse(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
