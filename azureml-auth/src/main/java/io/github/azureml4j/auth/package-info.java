/**
 * Clouds, sign-in and the way out: which hosts a cloud has ({@link io.github.azureml4j.auth.AzureCloud}), who asks
 * ({@link io.github.azureml4j.auth.Credentials}), and through which proxy and with which trust
 * ({@link io.github.azureml4j.auth.Transport}).
 */
@NullMarked
package io.github.azureml4j.auth;

import org.jspecify.annotations.NullMarked;
