package io.github.azureml4j.local.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.entra.ServicePrincipal;
import io.github.azureml4j.local.entra.UserAccount;
import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Guard;
import io.github.azureml4j.local.front.Hosts;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.RouteTable;
import io.github.azureml4j.local.front.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Service principals and users of the directory. */
public final class GraphRoutes implements Routes {

    /** The second is the Azure CLI's; an application's names are its id, as long as it has no other. */
    private static final Pattern BY_APPLICATION =
            Pattern.compile("(?:appId eq |servicePrincipalNames/any\\((\\w+):\\1 eq )'([^']*)'\\)?");

    private static final Pattern BY_NAME = Pattern.compile("userPrincipalName eq '([^']*)'");

    private final GraphService service;
    private final Guard guard;

    public GraphRoutes(GraphService service, Guard guard) {
        this.service = service;
        this.guard = guard;
    }

    @Override
    public void declare(RouteTable table) {
        table.on(Hosts.GRAPH)
                .contract(Contract.UNPUBLISHED)
                .guard(guard)
                .get("/v1.0/servicePrincipals", "servicePrincipals.ListServicePrincipal", this::principals)
                .get(
                        "/v1.0/servicePrincipals/{id}",
                        "servicePrincipals.GetServicePrincipal",
                        x -> Reply.ok(document(service.require(x.path("id")))))
                .get("/v1.0/users", "users.ListUser", this::users)
                .get("/v1.0/users/{id}", "users.GetUser", x -> Reply.ok(document(service.requireUser(x.path("id")))))
                .get("/v1.0/me", "me.GetUser", this::me)
                .post("/v1.0/directoryObjects/getByIds", "directoryObjects.getByIds", this::byIds);
    }

    private Reply principals(Exchange x) {
        Matcher named = filtered(x, BY_APPLICATION, "service principals");
        return Reply.ok(Json.list(service.ofApplication(named.group(2)).map(GraphRoutes::document)));
    }

    private Reply users(Exchange x) {
        Matcher named = filtered(x, BY_NAME, "users");
        return Reply.ok(Json.list(service.users(named.group(1)).map(GraphRoutes::document)));
    }

    /** Without a filter there would be pages, which are not built. */
    private static Matcher filtered(Exchange x, Pattern known, String what) {
        String filter = x.query("$filter");
        Matcher matcher = known.matcher(filter == null ? "" : filter);
        if (!matcher.matches()) {
            throw LocalError.notImplemented(what + " by the filter " + filter);
        }
        return matcher;
    }

    private Reply me(Exchange x) {
        return service.users(x.caller().objectId())
                .findFirst()
                .map(user -> Reply.ok(document(user)))
                .orElseThrow(() -> LocalError.badRequest(
                        "BadRequest", "/me request is only valid with delegated authentication flow."));
    }

    /** What is not there, or of no kind that is asked for, is left out. */
    private Reply byIds(Exchange x) {
        ObjectNode body = x.json();
        return Reply.ok(Json.list(texts(body.path("ids")).flatMap(id -> documents(body, id))));
    }

    private Stream<ObjectNode> documents(JsonNode body, String id) {
        List<ObjectNode> found = new ArrayList<>();
        if (wants(body, "servicePrincipal")) {
            service.servicePrincipals(id).map(GraphRoutes::document).forEach(found::add);
        }
        if (wants(body, "user")) {
            service.users(id).map(GraphRoutes::document).forEach(found::add);
        }
        if (wants(body, "group")) {
            service.groupName(id).map(name -> group(id, name)).ifPresent(found::add);
        }
        return found.stream();
    }

    private static boolean wants(JsonNode body, String type) {
        return body.path("types").isEmpty() || texts(body.path("types")).anyMatch(type::equalsIgnoreCase);
    }

    private static Stream<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText);
    }

    private static ObjectNode document(ServicePrincipal principal) {
        ObjectNode document = Json.object()
                .put("@odata.type", "#microsoft.graph.servicePrincipal")
                .put("id", principal.objectId())
                .put("appId", principal.clientId())
                .put("displayName", principal.displayName())
                .put("servicePrincipalType", "Application");
        document.putArray("servicePrincipalNames").add(principal.clientId());
        return document;
    }

    private static ObjectNode document(UserAccount user) {
        return Json.object()
                .put("@odata.type", "#microsoft.graph.user")
                .put("id", user.objectId())
                .put("userPrincipalName", user.userName())
                .put("displayName", user.userName().split("@", 2)[0]);
    }

    private static ObjectNode group(String id, String name) {
        return Json.object()
                .put("@odata.type", "#microsoft.graph.group")
                .put("id", id)
                .put("displayName", name);
    }
}
