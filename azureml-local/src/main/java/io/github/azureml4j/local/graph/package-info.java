/**
 * Microsoft Graph, as far as it says who a principal is: service principals by object id and by application id, users by
 * object id and by name, both and groups by several ids at once, and who asks. Follows the documented v1.0 and the Azure CLI; no
 * published OpenAPI file is at hand.
 *
 * <p>Whoever holds a token of the tenant may read; Azure asks applications for {@code Application.Read.All} and
 * {@code User.Read.All}. Left out (501): groups by name and who is in them, every change, other filters.
 */
@NullMarked
package io.github.azureml4j.local.graph;

import org.jspecify.annotations.NullMarked;
