package io.github.azureml4j.core.security.posture;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.security.grants.Grant;
import io.github.azureml4j.core.security.grants.SubscriptionApplication;
import java.util.List;

/** Section C, second part: the workspace's identity and what it was granted. */
final class IdentityControls {
    private static final String RESYNC = "Restore them: ws.security().grants().repair(), then ws.resyncKeys().";

    static final List<Control> ALL = List.of(
            new Control(
                    "C17",
                    "Every workspace has a system-assigned identity with its own name",
                    estate -> identity(estate.workspace().path("identity"))),
            new Control(
                    "C18",
                    "That identity has its grants on the workspace, its storage, vault, registry and groups",
                    IdentityControls::grants),
            new Control("C19", "These grants are not to be revoked; resyncing keys restores them", estate -> {
                Assessment grants = grants(estate);
                return grants.outcome() == Outcome.PASS
                        ? Assessment.pass("none is revoked")
                        : new Assessment(grants.outcome(), "see C18", RESYNC);
            }),
            new Control(
                    "C20",
                    "The service has an application of its own in each region, contributor on the subscription",
                    estate -> estate.applications().assess(IdentityControls::applications)));

    private IdentityControls() {}

    private static Assessment identity(JsonNode identity) {
        String type = identity.path("type").asText("None");
        if (type.contains("SystemAssigned")) {
            return Assessment.pass("identity " + type + ", principal "
                    + identity.path("principalId").asText());
        }
        return type.equalsIgnoreCase("UserAssigned")
                ? Assessment.info("it has identities that its owner made instead: "
                        + Assessment.names(identity.path("userAssignedIdentities")
                                .propertyStream()
                                .map(one -> Estate.lastOf(one.getKey()))
                                .toList()))
                : Assessment.fail(
                        "the workspace has no identity",
                        "Give it one: ws.update().identity(WorkspaceIdentity.systemAssigned()).begin().");
    }

    private static Assessment grants(Estate estate) {
        if (!estate.workspace().at("/identity/type").asText("None").contains("Assigned")) {
            return Assessment.fail("the workspace has no identity that could have them", "See C17.");
        }
        return estate.grants().assess(report -> {
            if (!report.missing().isEmpty()) {
                return Assessment.fail("missing: " + names(report.missing()), RESYNC);
            }
            return report.unknown().isEmpty()
                    ? Assessment.pass("all " + report.grants().size() + " are there")
                    : Assessment.unknown(
                            "not seen: " + names(report.unknown()), "Read it with an account that has Reader on it.");
        });
    }

    private static Assessment applications(List<SubscriptionApplication> found) {
        List<String> named = found.stream()
                .filter(SubscriptionApplication::isNamed)
                .map(SubscriptionApplication::displayName)
                .toList();
        int nameless = found.size() - named.size();
        return nameless == 0
                ? Assessment.info(named.isEmpty() ? "there is none" : Assessment.names(named))
                : Assessment.unknown(
                        nameless + " applications may change the subscription whose names this account cannot read",
                        "Look their object ids up in the tenant's directory.");
    }

    private static String names(List<Grant> grants) {
        return Assessment.names(grants.stream()
                .map(grant -> grant.right() + " on " + Estate.lastOf(grant.resource()))
                .toList());
    }
}
