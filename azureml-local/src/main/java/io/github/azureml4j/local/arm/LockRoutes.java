package io.github.azureml4j.local.arm;

import io.github.azureml4j.local.front.Contract;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.Json;
import io.github.azureml4j.local.front.Reply;
import io.github.azureml4j.local.front.Section;
import java.util.List;
import java.util.Locale;

/** Management locks of subscriptions, groups and resources, 2020-05-01 (an unpublished contract here). */
final class LockRoutes {

    private static final String LOCKS = "/providers/Microsoft.Authorization/locks";

    private final ArmService arm;
    private final Locks locks;

    LockRoutes(ArmService arm, Locks locks) {
        this.arm = arm;
        this.locks = locks;
    }

    void declare(Section section) {
        Section versioned = section.contract(Contract.unpublished("2020-05-01"));
        List.of(
                        "/subscriptions/{sub}",
                        "/subscriptions/{sub}/resourceGroups/{rg}",
                        "/subscriptions/{sub}/resourceGroups/{rg}/providers/{namespace}/{type}/{resource}")
                .forEach(scope -> declareAt(versioned.under(scope + LOCKS)));
    }

    private void declareAt(Section section) {
        section.get("", "ManagementLocks_ListByScope", this::list)
                .get("/{lock}", "ManagementLocks_GetByScope", this::get)
                .put("/{lock}", "ManagementLocks_CreateOrUpdateByScope", this::put)
                .delete("/{lock}", "ManagementLocks_DeleteByScope", this::delete);
    }

    private Reply list(Exchange exchange) {
        return Reply.ok(Json.list(locks.below(scope(exchange)).stream().map(Lock::toWire)));
    }

    private Reply get(Exchange exchange) {
        return Reply.ok(locks.require(scope(exchange), exchange.path("lock")).toWire());
    }

    private Reply put(Exchange exchange) {
        boolean there = locks.exists(scope(exchange), exchange.path("lock"));
        Lock lock = locks.put(scope(exchange), exchange.path("lock"), exchange.json());
        return Reply.json(there ? 200 : 201, lock.toWire());
    }

    private Reply delete(Exchange exchange) {
        return Reply.empty(locks.delete(scope(exchange), exchange.path("lock")) ? 200 : 204);
    }

    /** The id before the provider of locks; what is locked must be there. */
    private String scope(Exchange exchange) {
        String path = exchange.rawPath();
        int end = path.toLowerCase(Locale.ROOT).lastIndexOf(LOCKS.toLowerCase(Locale.ROOT));
        String scope = path.substring(0, end);
        arm.requireScope(scope);
        return scope;
    }
}
