package io.github.azureml4j.local.entra;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** One of the ways in which the token endpoint is asked ({@code grant_type}). */
@FunctionalInterface
interface Grant {

    /** The answer, or Entra's refusal. */
    ObjectNode answer(TokenCall call);
}
