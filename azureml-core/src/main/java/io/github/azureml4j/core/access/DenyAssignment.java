package io.github.azureml4j.core.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What is denied, to whom. Made by Azure itself; stronger than every role. */
record DenyAssignment(
        String name,
        List<Permission> permissions,
        List<Principal> principals,
        List<Principal> excluded,
        boolean conditional) {
    private static final String EVERYONE = "00000000-0000-0000-0000-000000000000";

    record Principal(String id, PrincipalType type) {}

    static DenyAssignment of(JsonNode node) {
        JsonNode properties = node.path("properties");
        return new DenyAssignment(
                properties.path("denyAssignmentName").asText(node.path("name").asText()),
                Permission.list(properties.path("permissions")),
                principals(properties.path("principals")),
                principals(properties.path("excludePrincipals")),
                !properties.path("condition").asText("").isEmpty());
    }

    /** Whether a denial at a scope is felt at another. */
    static boolean reaches(JsonNode node, Scope here) {
        JsonNode properties = node.path("properties");
        return !properties.path("doNotApplyToChildScopes").asBoolean()
                || here.is(properties.path("scope").asText());
    }

    /** Whether it stands against that principal's action. */
    Answer denies(String principalId, String action) {
        if (permissions.stream().noneMatch(permission -> permission.allows(action))) {
            return Answer.NO;
        }
        Answer meant = among(principals, principalId).and(not(among(excluded, principalId)));
        return conditional ? meant.and(Answer.UNKNOWN) : meant;
    }

    private static Answer among(List<Principal> principals, String principalId) {
        Answer answer = Answer.NO;
        for (Principal principal : principals) {
            boolean named = principal.id().equalsIgnoreCase(principalId)
                    || principal.id().equals(EVERYONE);
            Answer one = principal.type().isGroup() ? Answer.UNKNOWN : Answer.NO;
            answer = answer.or(named ? Answer.YES : one);
        }
        return answer;
    }

    private static Answer not(Answer answer) {
        return switch (answer) {
            case YES -> Answer.NO;
            case NO -> Answer.YES;
            case UNKNOWN -> Answer.UNKNOWN;
        };
    }

    private static List<Principal> principals(JsonNode nodes) {
        List<Principal> principals = new ArrayList<>();
        nodes.forEach(node -> principals.add(new Principal(
                node.path("id").asText(), new PrincipalType(node.path("type").asText()))));
        return principals;
    }
}
