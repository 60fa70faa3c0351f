/**
 * Microsoft's published Swagger 2.0 files as this check reads them: documents and their references, operations and
 * their path templates, and the translation of a body's schema into JSON Schema 2020-12 that is strict about unknown
 * properties.
 */
@NullMarked
package io.github.azureml4j.conformance.openapi;

import org.jspecify.annotations.NullMarked;
