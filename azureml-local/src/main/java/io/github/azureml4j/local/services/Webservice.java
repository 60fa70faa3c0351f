package io.github.azureml4j.local.services;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azureml4j.local.scoring.ScoringHost;
import org.jspecify.annotations.Nullable;

/** One service as it is now: its public document, its keys, the program behind it. Immutable. */
record Webservice(
        String workspace,
        String name,
        ObjectNode document,
        ServiceKeys keys,
        boolean keyAuth,
        boolean tokenAuth,
        @Nullable ScoringHost host) {

    Webservice with(ObjectNode changed, @Nullable ScoringHost program) {
        return new Webservice(workspace, name, changed, keys, keyAuth, tokenAuth, program);
    }

    Webservice with(ServiceKeys others) {
        return new Webservice(workspace, name, document, others, keyAuth, tokenAuth, host);
    }

    /** Whom tokens of this service are meant for. */
    String audience() {
        return workspace + "/services/" + name;
    }
}
