/**
 * Web services of the v1 generation on ACI and AKS: created, keyed, tokened and deleted through the model management
 * data plane. Follows modelManagement.json 2019-09-30 and contract 7, with three things that its clients rely on and
 * it does not list: {@code encryptionProperties} of ACI services, the {@code Operation-Location} of accepted work, and
 * {@code GET …/services/{name}/logs}.
 *
 * <p>Acted out as the document says: one form of authentication at a time; keys off by default on ACI and on by
 * default on AKS; tokens on AKS only, off by default, and they expire; a customer-managed key that does not exist or
 * is disabled fails the deployment.
 *
 * <p>Left out (501 or 400, never made up): updates (JSON Patch), services from a ready image, batch, IoT, endpoints with variants,
 * profiles; replicas and autoscaling are kept in the record and have no effect. A created service is given until its
 * program answers, in the machine's time.
 */
@NullMarked
package io.github.azureml4j.local.services;

import org.jspecify.annotations.NullMarked;
