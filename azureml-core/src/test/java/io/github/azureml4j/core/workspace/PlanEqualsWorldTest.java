package io.github.azureml4j.core.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** For 200 random specifications: what was planned, and nothing else, is what then exists. */
@Timeout(600)
class PlanEqualsWorldTest {
    private static final int SPECIFICATIONS = 200;

    @Test
    void whatIsPlannedIsWhatComesToBe() {
        long seed = Long.getLong("plan.seed", System.nanoTime());
        LoggerFactory.getLogger(PlanEqualsWorldTest.class).info("plan.seed={}", seed);
        Random random = new Random(seed);
        try (PlannedWorld world = new PlannedWorld()) {
            for (int number = 0; number < SPECIFICATIONS; number++) {
                WorkspaceCreate create = RandomSpecification.draw(world, random, number);
                try {
                    planAndCompare(world, create);
                } catch (RuntimeException | AssertionError e) {
                    throw new AssertionError("specification " + number + " of -Dplan.seed=" + seed, e);
                }
            }
        }
    }

    private static void planAndCompare(PlannedWorld world, WorkspaceCreate create) {
        WorkspacePlan plan = create.plan(world.ml);
        Set<String> groupsBefore = world.groups();
        String group = plan.workspace().resourceGroup();
        Set<String> before = world.resources(group);
        WorkspaceDetails made = plan.requireNoBlockers().apply().await().newerDetails();
        Set<String> came = world.resources(group);
        came.removeAll(before);
        assertThat(came).isEqualTo(named(plan));
        Set<String> newGroups = world.groups();
        newGroups.removeAll(groupsBefore);
        compareManagedGroup(world, plan, newGroups);
        compareGrants(world, plan, made);
        compareSettings(plan.document(), made.document(), "");
    }

    private static Set<String> named(WorkspacePlan plan) {
        return plan.resources().stream()
                .filter(PlannedResource::isNamed)
                .map(resource -> resource.id().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void compareManagedGroup(PlannedWorld world, WorkspacePlan plan, Set<String> newGroups) {
        boolean keyed = plan.resources().stream()
                .anyMatch(resource -> resource.type().equals("Microsoft.Resources/resourceGroups"));
        assertThat(newGroups).hasSize(keyed ? 1 : 0);
        if (keyed) {
            String managed = newGroups.iterator().next();
            String pattern = plan.workspace().resourceGroup() + "[0-9a-fA-F-]{36}";
            assertThat(managed).matches(pattern);
            String account = world.resources(managed).stream().collect(Collectors.joining());
            assertThat(account).containsIgnoringCase("/Microsoft.DocumentDB/databaseAccounts/");
            assertThat(plan.toString())
                    .contains("with "
                            + world.get(account, "2024-05-15")
                                    .at("/properties/capacity/totalThroughputLimit")
                                    .asInt()
                            + " request units");
        }
    }

    private static void compareGrants(PlannedWorld world, WorkspacePlan plan, WorkspaceDetails made) {
        String principal = made.principalId().orElse("");
        assertThat(principal.isEmpty()).isEqualTo(plan.grants().isEmpty());
        if (principal.isEmpty()) {
            return;
        }
        assertThat(world.assignments(principal))
                .isEqualTo(plan.grants().stream()
                        .filter(grant -> !grant.isAccessPolicy())
                        .map(grant -> PlannedWorld.grant(grant.roleId(), grant.scope()))
                        .collect(Collectors.toCollection(TreeSet::new)));
        Set<String> policies = plan.grants().stream()
                .filter(PlannedGrant::isAccessPolicy)
                .map(PlannedGrant::scope)
                .collect(Collectors.toSet());
        for (String vault :
                List.of(world.policyVault, world.roleVault, made.keyVault().orElseThrow())) {
            assertThat(world.hasPolicy(vault, principal)).as(vault).isEqualTo(policies.contains(vault));
        }
    }

    /** Everything that was sent is there. */
    private static void compareSettings(JsonNode sent, JsonNode there, String path) {
        if (sent instanceof ObjectNode object) {
            object.properties()
                    .forEach(entry ->
                            compareSettings(entry.getValue(), there.path(entry.getKey()), path + "/" + entry.getKey()));
        } else {
            assertThat(there).as(path).isEqualTo(sent);
        }
    }
}
