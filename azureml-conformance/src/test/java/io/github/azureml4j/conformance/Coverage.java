package io.github.azureml4j.conformance;

import io.github.azureml4j.conformance.openapi.Operation;
import io.github.azureml4j.conformance.openapi.SpecLibrary;
import io.github.azureml4j.local.front.AnsweredOperation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the emulator answers of what is published, as a page. */
final class Coverage {
    /** Why no published file describes a route, by the beginning of the name that we gave it. */
    private static final Map<String, String> UNPUBLISHED = reasons();

    private final SpecLibrary library;
    private final List<AnsweredOperation> routes;

    Coverage(SpecLibrary library, List<AnsweredOperation> routes) {
        this.library = library;
        this.routes = routes;
    }

    /** Routes that name an operation which their file does not have. */
    List<String> misnamed() {
        return published().entrySet().stream()
                .flatMap(file -> file.getValue().stream()
                        .filter(id -> !operations(file.getKey()).contains(id))
                        .map(id -> file.getKey() + ": " + id))
                .toList();
    }

    /** Routes without a published file for which nobody says why. */
    List<String> unexplained() {
        return unpublished()
                .map(AnsweredOperation::operationId)
                .filter(id -> reason(id).isEmpty())
                .toList();
    }

    String page() {
        StringBuilder page = new StringBuilder("""
                # Coverage

                Made from the emulator's routes and Microsoft's published files; do not edit. `CoverageTest` holds it true, and
                `mvn verify -Dspecs.dir=DIR -Dcoverage.write=true` writes it anew. An operation that is not listed answers 501.
                An operation that is listed may leave out options; the `package-info` of its room says which.

                | published file | operations | of |
                | --- | ---: | ---: |
                """);
        published()
                .forEach((file, done) -> page.append("| `%s` | %d | %d |\n"
                        .formatted(file, done.size(), operations(file).size())));
        published()
                .forEach((file, done) ->
                        page.append("\n## %s\n\n`%s`\n\n%s\n".formatted(title(file), file, wrapped(done))));
        page.append("\n## Without a published file\n\n| operation | request | why |\n| --- | --- | --- |\n");
        unpublished()
                .forEach(route -> page.append("| `%s` | %s `%s` on %s | %s |\n"
                        .formatted(
                                route.operationId(),
                                route.method(),
                                route.path(),
                                route.hosts(),
                                reason(route.operationId()))));
        return page.toString();
    }

    private Map<String, Set<String>> published() {
        Map<String, Set<String>> files = new TreeMap<>();
        for (AnsweredOperation route : routes) {
            String file = route.contract();
            if (file != null) {
                files.computeIfAbsent(file, key -> new TreeSet<>()).add(route.operationId());
            }
        }
        return files;
    }

    private java.util.stream.Stream<AnsweredOperation> unpublished() {
        return routes.stream().filter(route -> route.contract() == null);
    }

    private Set<String> operations(String file) {
        return library.documents(Pattern.compile("(^|/)" + Pattern.quote(file) + "$")).stream()
                .flatMap(document -> document.operations().stream())
                .map(Operation::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String reason(String operationId) {
        return UNPUBLISHED.entrySet().stream()
                .filter(entry -> operationId.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** The file's name and its version, which is the name of its folder. */
    private static String title(String file) {
        String[] parts = file.split("/", -1);
        return parts[parts.length - 1].replace(".json", "") + " " + parts[parts.length - 2];
    }

    private static String wrapped(Collection<String> ids) {
        StringBuilder lines = new StringBuilder();
        int column = 0;
        for (String id : ids) {
            if (column > 0 && column + id.length() > 100) {
                lines.append('\n');
                column = 0;
            }
            lines.append(column == 0 ? "" : " ").append('`').append(id).append('`');
            column += id.length() + 3;
        }
        return lines.toString();
    }

    private static Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("Entra_", "OpenID Connect and OAuth 2.0 are the contract; no OpenAPI file");
        reasons.put("ManagedIdentity_", "no OpenAPI file among those that the check reads; documented by Azure");
        reasons.put("CloudMetadata_", "no OpenAPI file; the form is what the Azure CLI reads");
        reasons.put("Tenants_", "the file of subscriptions is not among those that the check reads");
        reasons.put("Subscriptions_", "the file of subscriptions is not among those that the check reads");
        reasons.put("OperationStatuses_", "the address is the service's own choice; the body is ARM's common type");
        reasons.put(
                "Deployments_OperationStatus",
                "the address is the service's own choice; the body is ARM's common type");
        reasons.put("OperationResults_", "the address is the service's own choice; the body is the resource");
        reasons.put("Components_", "the file of Application Insights is not among those that the check reads");
        reasons.put("PrivateEndpoints_", "the files of Microsoft.Network are not among those that the check reads");
        reasons.put("DiagnosticSettings", "the file of diagnostic settings is not among those that the check reads");
        reasons.put("ManagementLocks_", "the file of management locks is not among those that the check reads");
        reasons.put("LogWorkspaces_", "the files of Log Analytics are not among those that the check reads");
        reasons.put(
                "UserAssignedIdentities_", "the file of managed identities is not among those that the check reads");
        reasons.put("servicePrincipals.", "the files of Microsoft Graph are not among those that the check reads");
        reasons.put("directoryObjects.", "the files of Microsoft Graph are not among those that the check reads");
        reasons.put("users.", "the files of Microsoft Graph are not among those that the check reads");
        reasons.put("me.", "the files of Microsoft Graph are not among those that the check reads");
        reasons.put("Discovery_", "no OpenAPI file; the form is what Microsoft's clients read");
        reasons.put("Runs_GetToken", "no OpenAPI file; the form is what Microsoft's clients read");
        reasons.put("Services_GetLogs", "left out of modelManagement.json; its clients rely on it");
        reasons.put("Scoring_", "the contract is that of the inference server");
        return reasons;
    }
}
