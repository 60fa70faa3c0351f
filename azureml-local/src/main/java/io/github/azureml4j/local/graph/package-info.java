/**
 * Microsoft Graph, as far as it says who a service principal is: by object id, and by application id. Follows the documented v1.0; no
 * published OpenAPI file is at hand.
 *
 * <p>Whoever holds a token of the tenant may read; Azure asks applications for {@code Application.Read.All}. Left out (501): users, groups,
 * every change, other filters.
 */
@NullMarked
package io.github.azureml4j.local.graph;

import org.jspecify.annotations.NullMarked;
