package io.github.azureml4j.core.access;

import com.azure.core.http.rest.PagedIterable;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.azureml4j.core.AzureConnection;
import io.github.azureml4j.core.arm.Pages;
import io.github.azureml4j.core.http.ServiceClient;
import io.github.azureml4j.core.http.ServiceRequest;
import java.util.function.Function;

/** Microsoft.Authorization at one scope, api-version 2022-04-01. */
final class Authorization {
    private static final String PROVIDER = "/providers/Microsoft.Authorization/";

    private final AzureConnection azure;
    private final Scope scope;

    Authorization(AzureConnection azure, Scope scope) {
        this.azure = azure;
        this.scope = scope;
    }

    Scope scope() {
        return scope;
    }

    AzureConnection azure() {
        return azure;
    }

    ServiceRequest get(String type, String name) {
        return at(scope.text()).get(PROVIDER + type + "/{}", name);
    }

    ServiceRequest put(String type, String name) {
        return at(scope.text()).put(PROVIDER + type + "/{}", name);
    }

    ServiceRequest delete(String type, String name) {
        return at(scope.text()).delete(PROVIDER + type + "/{}", name);
    }

    <T> PagedIterable<T> list(String type, String filter, Function<JsonNode, T> item) {
        ServiceRequest first = at(scope.text()).get(PROVIDER + type);
        return Pages.of(filter.isEmpty() ? first : first.query("$filter", filter), item);
    }

    /** The permissions of the caller on an address that need not be this scope. */
    PagedIterable<Permission> permissions(String address) {
        return Pages.of(at(address).get(PROVIDER + "permissions"), Permission::of);
    }

    private ServiceClient at(String address) {
        return azure.arm().at(address).apiVersion("2022-04-01");
    }
}
