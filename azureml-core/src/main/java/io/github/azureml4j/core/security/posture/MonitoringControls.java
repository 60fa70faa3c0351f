package io.github.azureml4j.core.security.posture;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Section G: what can be watched. */
final class MonitoringControls {
    private static final String METRICS = "2018-01-01";
    private static final String ACTIVITY_LOG = "2015-04-01";

    static final List<Control> ALL = List.of(
            new Control(
                    "G1",
                    "Azure Monitor has metrics of the workspace: runs, deployments, registrations",
                    estate -> estate.answer(
                                    "the definitions of metrics",
                                    () -> estate.connection()
                                            .arm()
                                            .apiVersion(METRICS)
                                            .get("/providers/Microsoft.Insights/metricDefinitions"))
                            .assess(body -> body.path("value").isEmpty()
                                    ? Assessment.unknown("the service defines no metrics of the workspace")
                                    : Assessment.pass(body.path("value").size() + " metrics are defined"))),
            new Control(
                    "G2",
                    "The activity log tells operation, initiator and time",
                    estate -> estate.answer(
                                    "the activity log",
                                    () -> estate.connection()
                                            .azure()
                                            .arm()
                                            .apiVersion(ACTIVITY_LOG)
                                            .get(
                                                    "/subscriptions/{}/providers/Microsoft.Insights/eventtypes/management/values",
                                                    estate.connection().id().subscription())
                                            .query("$filter", lastDay(estate)))
                            .assess(body -> Assessment.pass("the activity log of the workspace can be read"))),
            new Control(
                    "G3",
                    "Starting a run and registering a model are not in the activity log",
                    estate -> Assessment.info(
                            "an audit journal of the client fills the gap: AzureMl.builder().auditJournal(...)")),
            new Control(
                    "G4",
                    "Scoring requests are in Application Insights with method, user agent, compute type, address, status, id and duration",
                    estate -> estate.services().assess(services -> scoring(estate, services))));

    private static final Census REPORTING = new Census(
            "web services",
            "report to Application Insights",
            "do not report to Application Insights",
            "Update or deploy them with appInsights(true).");

    private MonitoringControls() {}

    private static String lastDay(Estate estate) {
        Instant now = estate.connection().clock().instant();
        return "eventTimestamp ge '" + now.minus(Duration.ofDays(1)) + "' and eventTimestamp le '" + now
                + "' and resourceUri eq '" + estate.connection().scope() + "'";
    }

    private static Assessment scoring(Estate estate, List<JsonNode> services) {
        if (estate.property("/applicationInsights").isEmpty()) {
            return Assessment.fail(
                    "the workspace has no Application Insights",
                    "Give it one: ws.update().applicationInsights(id).begin().");
        }
        return REPORTING.of(
                services.size(),
                ServiceControls.names(
                        services, service -> !service.path("appInsightsEnabled").asBoolean()));
    }
}
