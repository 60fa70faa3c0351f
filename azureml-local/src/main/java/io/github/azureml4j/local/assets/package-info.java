/**
 * What the versioned assets of a workspace have in common: containers, versions and their order.
 * Follows AssetContainer and AssetBase of mfe.json 2024-04-01. No routes of its own: the rooms of codes and models
 * stand on it.
 */
@NullMarked
package io.github.azureml4j.local.assets;

import org.jspecify.annotations.NullMarked;
