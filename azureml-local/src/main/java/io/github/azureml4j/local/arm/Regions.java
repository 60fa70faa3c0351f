package io.github.azureml4j.local.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.Json;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The regions of the three clouds, by the names that the portal shows. Those where Azure ML has been offered; not all. */
final class Regions {

    private static final List<String> PUBLIC = List.of(
            "East US",
            "East US 2",
            "South Central US",
            "West US",
            "West US 2",
            "West US 3",
            "Central US",
            "North Central US",
            "West Central US",
            "Canada Central",
            "Canada East",
            "Brazil South",
            "North Europe",
            "West Europe",
            "UK South",
            "UK West",
            "France Central",
            "Germany West Central",
            "Italy North",
            "Norway East",
            "Poland Central",
            "Sweden Central",
            "Switzerland North",
            "Spain Central",
            "South Africa North",
            "UAE North",
            "Qatar Central",
            "Israel Central",
            "Central India",
            "South India",
            "East Asia",
            "Southeast Asia",
            "Japan East",
            "Japan West",
            "Korea Central",
            "Australia East",
            "Australia Southeast",
            "Central US EUAP",
            "East US 2 EUAP");
    private static final List<String> CHINA =
            List.of("China East", "China East 2", "China East 3", "China North", "China North 2", "China North 3");
    private static final List<String> US_GOVERNMENT =
            List.of("USGov Virginia", "USGov Arizona", "USGov Texas", "USDoD Central", "USDoD East");

    private Regions() {}

    /** Whether the cloud behind this host of Resource Manager has the region. */
    static boolean known(String host, String region) {
        return region.equals("global") || names(host).anyMatch(region::equals);
    }

    /** {@code 'eastus,eastus2'}, as refusals list them. */
    static String listed(String host) {
        return names(host).collect(Collectors.joining(","));
    }

    static Stream<ObjectNode> toWire(String host, String subscription) {
        return of(host).stream().map(shown -> region(shown, subscription));
    }

    private static Stream<String> names(String host) {
        return of(host).stream().map(ArmService::region);
    }

    private static ObjectNode region(String shown, String subscription) {
        String name = ArmService.region(shown);
        ObjectNode body = Json.object().put("id", "/subscriptions/" + subscription + "/locations/" + name);
        body.put("name", name).put("type", "Region");
        body.put("displayName", shown).put("regionalDisplayName", shown);
        body.putObject("metadata").put("regionType", "Physical").put("regionCategory", "Recommended");
        return body;
    }

    private static List<String> of(String host) {
        return host.endsWith(".cn") ? CHINA : host.endsWith(".usgovcloudapi.net") ? US_GOVERNMENT : PUBLIC;
    }
}
