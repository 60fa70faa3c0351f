package io.github.azureml4j.local.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.front.ErrorForm;
import io.github.azureml4j.local.front.Exchange;
import io.github.azureml4j.local.front.LocalError;
import io.github.azureml4j.local.front.Reply;

/** Refusals that people see, because there is no client to be told. */
final class PageErrors implements ErrorForm {

    private final EntraErrors errors;
    private final SignInPages pages;

    PageErrors(EntraErrors errors, SignInPages pages) {
        this.errors = errors;
        this.pages = pages;
    }

    @Override
    public ObjectNode body(LocalError error, Exchange exchange) {
        return errors.body(error, exchange);
    }

    @Override
    public Reply render(LocalError error, Exchange exchange) {
        return pages.message(
                error.status(), "Sorry, but we're having trouble signing you in.", errors.description(error, exchange));
    }
}
