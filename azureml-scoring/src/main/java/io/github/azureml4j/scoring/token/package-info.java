/**
 * The engine that keeps a token fresh. It imitates nothing of one issuer: a service token of a web service, an Entra
 * token and a run token all live by the same rules, see {@link io.github.azureml4j.scoring.token.RefreshingToken}, and
 * their issuers' answers are read in one place, {@link io.github.azureml4j.scoring.token.TokenAnswer}. Claims challenges
 * are answered here for whoever met them; reading the challenge is its receiver's business. Keys are no tokens: they do
 * not expire, see {@link io.github.azureml4j.scoring.ServiceKeys}.
 */
@NullMarked
package io.github.azureml4j.scoring.token;

import org.jspecify.annotations.NullMarked;
