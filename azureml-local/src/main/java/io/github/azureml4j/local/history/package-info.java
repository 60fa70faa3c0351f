/**
 * Run history: experiments, runs, their metrics, and the tokens that runs sign in with. Follows runHistory.json
 * 2019-09-30, which names a run by its experiment's name and its id.
 *
 * <p>Whoever holds a token for Resource Manager or for Azure Machine Learning may ask for everything; a run's own token
 * opens the workspace of the run and nothing else. Roles are not looked at. A metric with an id that its run already
 * has is not stored again, so that a batch may be repeated. Assumed: the form of the token answer beyond its field
 * {@code token}, how long run tokens live, and that properties of a run cannot be changed once they are set. Left
 * out: the newer forms that name a run by its id alone, events, merging of metrics, filters beyond comparisons joined by {@code and}.
 */
@NullMarked
package io.github.azureml4j.local.history;

import org.jspecify.annotations.NullMarked;
