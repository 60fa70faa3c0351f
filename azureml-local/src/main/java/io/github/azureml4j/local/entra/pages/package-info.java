/** The sign-in service's pages as HTML: what people see, and nothing of what it means. */
@NullMarked
package io.github.azureml4j.local.entra.pages;

import org.jspecify.annotations.NullMarked;
