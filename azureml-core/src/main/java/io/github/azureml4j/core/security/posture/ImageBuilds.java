package io.github.azureml4j.core.security.posture;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * N8: where images are built. A registry that the internet reaches builds them itself, outside of any network, unless a compute target is
 * named; a registry that it does not reach cannot, and they are built in the managed network.
 */
final class ImageBuilds {
    private static final String REMEDY =
            "Name a compute target in the network: ws.update().imageBuildCompute(name).begin().";

    private ImageBuilds() {}

    static Assessment check(Estate estate) {
        String name = estate.property("/imageBuildCompute");
        return name.isEmpty()
                ? withoutCompute(estate)
                : estate.computes().assess(computes -> byCompute(estate, computes, name));
    }

    private static Assessment byCompute(Estate estate, List<JsonNode> computes, String name) {
        List<JsonNode> found = computes.stream()
                .filter(one -> one.path("name").asText().equalsIgnoreCase(name))
                .toList();
        if (found.isEmpty()) {
            return Assessment.fail("compute target " + name + ", which is to build them, is not there", REMEDY);
        }
        boolean inside = NetworkControls.isolated(estate)
                || !Computes.subnet(found.get(0)).isEmpty();
        return Assessment.when(
                inside,
                "built by compute target " + name + " inside the network",
                "built by compute target " + name + ", which is in no network",
                REMEDY);
    }

    private static Assessment withoutCompute(Estate estate) {
        if (!NetworkControls.isolated(estate)) {
            return Assessment.fail("built by the registry's own service, outside of any network", REMEDY);
        }
        if (estate.property("/containerRegistry").isEmpty()) {
            return Assessment.unknown(
                    "there is no registry yet, and it decides whether images are built in the managed network", REMEDY);
        }
        return estate.registry().assess(ImageBuilds::byRegistry);
    }

    private static Assessment byRegistry(JsonNode registry) {
        boolean shut =
                registry.at("/properties/publicNetworkAccess").asText("Enabled").equalsIgnoreCase("Disabled");
        String name = "registry " + registry.path("name").asText();
        return Assessment.when(
                shut,
                name + " is closed to the internet, so that they are built in the managed network",
                name + " is open to the internet and builds them itself, outside of any network",
                REMEDY);
    }
}
