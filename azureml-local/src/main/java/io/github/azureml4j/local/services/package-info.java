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
 * <p>A service is in transition until its program answers, in the machine's time, and what is asked for next after that
 * publishes it. A program that ends by itself leaves its service unhealthy; one that never answers leaves it failed,
 * with its last lines. A scoring address belongs to one service at a time.
 *
 * <p>Left out (501 or 400, never made up): updates (JSON Patch), services from a ready image, assets to unpack, batch,
 * IoT, endpoints with variants, profiles. Kept in the record without effect: replicas and autoscaling, resources.
 * Application Insights and data collection are what {@code local.monitor} sees to. Not kept: virtual networks. {@code expand=true} adds no model details. A
 * service outlives the cluster that it was made on, and an AKS cluster's own certificate is not shown: its host has one
 * of the emulator's authority.
 */
@NullMarked
package io.github.azureml4j.local.services;

import org.jspecify.annotations.NullMarked;
