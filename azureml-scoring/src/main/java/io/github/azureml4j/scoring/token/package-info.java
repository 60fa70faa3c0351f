/**
 * The engine that keeps a token fresh. It imitates nothing of one issuer: a service token of a web service, an Entra
 * token and a run token all live by the same rules, see {@link io.github.azureml4j.scoring.token.RefreshingToken}.
 */
@NullMarked
package io.github.azureml4j.scoring.token;

import org.jspecify.annotations.NullMarked;
