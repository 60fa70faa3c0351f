package io.github.azureml4j.core.security.posture;

import static io.github.azureml4j.core.security.posture.Control.observed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Section H: how data flows. */
final class FlowControls {
    static final List<Control> ALL = List.of(
            new Control(
                    "H1",
                    "Creating a workspace makes a key vault, a storage account and Application Insights, and later a registry",
                    FlowControls::dependents),
            observed(
                    "H2",
                    "A snapshot of the training directory is kept in the customer's storage and is what runs and is audited",
                    "see the code versions of the workspace"),
            observed(
                    "H3",
                    "A run gets its snapshot, its id and a token of its own, and runs in a container",
                    "see the runs of the workspace"),
            observed(
                    "H4",
                    "Metrics go from compute to the service, and from there to whoever may read the workspace",
                    "see the metrics of its runs"),
            observed(
                    "H5",
                    "A registered model becomes an image in the registry and a web service, whose requests are told to Application Insights",
                    "see the models and web services of the workspace"));

    private FlowControls() {}

    private static Assessment dependents(Estate estate) {
        return Assessment.together(
                estate.vault().assess(vault -> there("key vault", vault)),
                estate.storage().assess(storage -> there("storage account", storage)),
                estate.property("/applicationInsights").isEmpty()
                        ? Assessment.info("it has no Application Insights")
                        : estate.insights().assess(insights -> there("Application Insights", insights)),
                estate.property("/containerRegistry").isEmpty()
                        ? Assessment.info("it has no registry yet")
                        : estate.registry().assess(registry -> there("registry", registry)));
    }

    private static Assessment there(String what, JsonNode document) {
        return Assessment.pass(what + " " + document.path("name").asText() + " is there");
    }
}
