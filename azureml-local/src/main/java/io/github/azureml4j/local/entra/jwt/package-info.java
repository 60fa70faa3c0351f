/**
 * Signed tokens in their compact form (RFC 7515, RFC 7519): reading, signing, and checking signatures. Knows nothing of
 * who may say what.
 */
@NullMarked
package io.github.azureml4j.local.entra.jwt;

import org.jspecify.annotations.NullMarked;
